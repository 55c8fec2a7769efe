/** Whether a text is an http(s) address with a host. Path values in braces may be in it. */
export function isAbsoluteHttpUrl(source: string): boolean {
  if (!/^https?:\/\/[^/\\]/i.test(source)) return false;
  return URL.canParse(source);
}
