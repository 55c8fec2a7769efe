/** Mail addresses as people write them, one or several. */

export interface Mailbox {
  /** Empty when only the address was given. */
  readonly name: string;
  readonly address: string;
}

/** Most addresses in one field. */
export const mostMailboxes = 100;

// The everyday part of RFC 5322: no comments, no quoted local part, no address literals.
const addressPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

/**
 * The mailboxes in a text: `a@b.example`, `Ann <a@b.example>`, several divided by commas or
 * semicolons. Null when a part is none, when there are more than `mostMailboxes`, or when the text
 * holds line breaks (B-26). An empty text is an empty list.
 */
export function parseMailboxes(text: string): readonly Mailbox[] | null {
  if (/[\r\n\0]/.test(text)) return null;
  const parts = splitOutsideQuotes(text)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > mostMailboxes) return null;
  const boxes = parts.map(parseMailbox);
  return boxes.every((box) => box !== null) ? boxes : null;
}

function parseMailbox(text: string): Mailbox | null {
  const match = /^(?:"([^"]*)"|([^"<>]*))\s*<([^<>\s]+)>$/.exec(text);
  const [, quoted, plain, inner] = match ?? [];
  const address = inner ?? text;
  if (!addressPattern.test(address) || address.includes('..')) return null;
  return { name: (quoted ?? plain ?? '').trim(), address };
}

function splitOutsideQuotes(text: string): string[] {
  return text.match(/(?:"[^"]*"|[^",;])+|"/g) ?? [];
}
