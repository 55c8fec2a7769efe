/**
 * Numbers of contacts as they are stored and compared. People write them with signs between the
 * digits, dialers send them without: `+380 (44) 111-22-33` and `+380441112233` are one number.
 */
import { z } from 'zod';

/** Digits of a phone number with signs between them. Spaces of every kind: pages show narrow ones. */
const spacedOut = /^\+?[\d(][\d\s()-]*$/;
/** Fewer digits are an extension or a code, more are none of E.164. */
const phoneNumber = /^\+?\d{7,15}$/;

/** A phone number without the signs between its digits; any other text as it is. */
export function plainNumber(text: string): string {
  const plain = withoutSigns(text);
  return plain !== null && phoneNumber.test(plain) ? plain : text;
}

/** The digits of a number that is written with signs, whatever their number; null for other texts. */
export function withoutSigns(text: string): string | null {
  return spacedOut.test(text) ? text.replace(/[\s()-]/g, '') : null;
}

/** A phone number or any other address of a contact, of at most `max` characters. */
export const numberText = (max: number) => z.string().trim().max(max).overwrite(plainNumber);
