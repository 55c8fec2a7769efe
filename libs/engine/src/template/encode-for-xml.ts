/** What must not stand in XML as it is, in texts and in attributes (XML 1.0, 2.4). */
const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters no XML 1.0 document may hold (XML 1.0, 2.2), halves of surrogate pairs included. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Fills one template into XML (B-26): its value stays text, whatever it holds. */
export function encodeForXml(text: string): string {
  return text
    .replace(forbidden, '\uFFFD')
    .replace(/[&<>"']/g, (character) => special[character] ?? '');
}
