/** Fills one template into HTML (B-26): the value stays text, in attributes too. */
export function encodeForHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Fills one template into the markdown of messages: no sign of the value means anything. */
export function encodeForMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]()]/g, '\\$&');
}
