/**
 * UTF-8 bytes of a text, counted no further than `enough` (the answer is then above it).
 * Most texts are decided by their length alone: a UTF-16 unit makes at most three bytes.
 */
export function textBytes(text: string, enough = Number.POSITIVE_INFINITY): number {
  if (text.length * 3 <= enough && enough !== Number.POSITIVE_INFINITY) return text.length * 3;
  if (text.length > enough) return text.length;
  let bytes = text.length;
  for (let index = 0; index < text.length && bytes <= enough; index++) {
    const unit = text.charCodeAt(index);
    // A surrogate pair is two units and four bytes, so two bytes each.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
