const shownDigits = 4;
const mask = '•••';

/** The end of a number or address is enough to recognise it: •••2233. */
export function maskContact(contact: string): string {
  return contact.length <= shownDigits ? contact : mask + contact.slice(-shownDigits);
}

/** A text with every mention of the contact masked, for values beside a masked contact. */
export function maskWithin(text: string, contact: string | null): string {
  if (contact === null || contact.length <= shownDigits) return text;
  return text.replaceAll(contact, maskContact(contact));
}
