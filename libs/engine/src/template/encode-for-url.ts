/**
 * Fills one template into an address (B-26). What stands at the very start, or where the host
 * stands, is part of the address itself and stays as it is; everything else becomes one value
 * that cannot leave its place. What the author encoded with `uri` is not encoded twice.
 */
export function encodeForUrl(text: string, before: string, source: string): string {
  const isAddress = before === '' || /^[a-z][a-z0-9+.-]*:\/\/$/i.test(before);
  if (isAddress || /^uri\s*\([^()]*\)$|\.uri\(\)$/.test(source)) return text;
  return encodeURIComponent(text.toWellFormed());
}
