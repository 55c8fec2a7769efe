/**
 * What is looked for when somebody's data is to go. Rules:
 *
 * 1. A phone number is its digits, with at most two signs of spacing between them, and no digit
 *    before or behind: `+380 (44) 111-22-33` is 380441112233, and no part of a longer number.
 * 2. A call is its key. An id long enough to mean nothing else is looked for in texts too.
 *
 * The patterns mean the same to PostgreSQL and to JavaScript.
 */

export interface ErasureTarget {
  readonly domainId: string;
  /** The ordering key of a call; null for a phone number. */
  readonly call: string | null;
  /** A regular expression that finds it in any text; null for an id that is too short. */
  readonly pattern: string | null;
}

/** Shorter ids could be any number of a text. */
const longEnough = 12;

export function phoneTarget(domainId: string, phone: string): ErasureTarget {
  const digits = phone.replace(/\D/g, '').split('').join('[ ().-]{0,2}');
  return { domainId, call: null, pattern: `(?<![0-9])${digits}(?![0-9])` };
}

export function callTarget(domainId: string, call: string): ErasureTarget {
  const text = call.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = `(?<![A-Za-z0-9_-])${text}(?![A-Za-z0-9_-])`;
  return { domainId, call, pattern: call.length >= longEnough ? pattern : null };
}
