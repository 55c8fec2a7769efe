import { isSubjectToken } from '../subjects';

const offsetBasis = 0x6c62272e07bb014262b821756295c58dn;
const prime = 0x0000000001000000000000000000013bn;
const mask = (1n << 128n) - 1n;
const encoder = new TextEncoder();

/**
 * A text as one token of a NATS subject. A text of 1 to 64 characters of `A-Z a-z 0-9 _ -` is its
 * own token; any other becomes the 128-bit FNV-1a hash of its UTF-8 bytes in 32 lower-case hex
 * digits. Publishers outside must do the same, or their events of one call may part ways.
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function subjectToken(text: string): string {
  return isSubjectToken(text) ? text : fnv1a128(text);
}

/** The 128-bit FNV-1a hash of a text's UTF-8 bytes, 32 hex digits. Not for secrets. */
export function fnv1a128(text: string): string {
  let hash = offsetBasis;
  for (const byte of encoder.encode(text)) {
    hash = ((hash ^ BigInt(byte)) * prime) & mask;
  }
  return hash.toString(16).padStart(32, '0');
}
