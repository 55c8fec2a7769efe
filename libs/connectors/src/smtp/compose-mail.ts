import { createHash } from 'node:crypto';
import { parseMailboxes, type EmailSettings, type Mailbox } from '@hookline/contracts';
import { NodeFailure, type MessageContent, type MessageText } from '@hookline/engine';
import { mailTags, spansToHtml } from '../message-text/html-text';
import { parseMarkdown } from '../message-text/parse-markdown';
import { htmlToText, spansToText } from '../message-text/plain-text';

/** A file of a mail, fetched already. */
export interface MailFile {
  readonly filename: string;
  readonly content: Uint8Array;
  readonly contentType?: string;
}

/** A mail as it goes to the server. */
export interface ComposedMail {
  readonly from: Mailbox;
  readonly to: Mailbox[];
  readonly cc: Mailbox[];
  readonly bcc: Mailbox[];
  readonly replyTo: Mailbox[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly messageId: string;
  readonly attachments: readonly MailFile[];
}

type EmailContent = Extract<MessageContent, { channel: 'email' }>;

/**
 * Puts a mail together. Its Message-ID follows from the key, so that a mail sent again after a
 * crash is known to those who look. Throws `NodeFailure` for addresses that are none (B-26).
 */
export function composeMail(
  settings: EmailSettings,
  content: EmailContent,
  mail: { readonly key: string; readonly attachments: readonly MailFile[] },
): ComposedMail {
  const [from] = mailboxes(settings.from, 'From');
  const to = mailboxes(content.to, 'To');
  if (!from || to.length === 0) {
    throw new NodeFailure('message.invalid', 'The mail has no recipient.');
  }
  if (/[\r\n\0]/.test(content.subject)) {
    throw new NodeFailure('message.invalid', 'The subject must not hold line breaks.');
  }
  return {
    from,
    to,
    cc: mailboxes(content.cc, 'Cc'),
    bcc: mailboxes(content.bcc, 'Bcc'),
    replyTo: mailboxes(content.replyTo || settings.replyTo, 'Reply to'),
    subject: content.subject,
    ...bodyOf(content.body),
    messageId: messageIdOf(mail.key, from),
    attachments: mail.attachments,
  };
}

function mailboxes(text: string, field: string): Mailbox[] {
  const boxes = parseMailboxes(text);
  if (boxes) return [...boxes];
  const sentence = `${field} holds something that is no mail address.`;
  throw new NodeFailure('message.refused', sentence);
}

function bodyOf({ format, text }: MessageText): { text: string; html?: string } {
  switch (format) {
    case 'plain':
      return { text };
    case 'markdown': {
      const spans = parseMarkdown(text);
      return { text: spansToText(spans), html: spansToHtml(spans, mailTags) };
    }
    case 'html':
      return { text: htmlToText(text), html: text };
  }
}

function messageIdOf(key: string, from: Mailbox): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${hash}@${from.address.split('@').at(-1) ?? 'hookline'}>`;
}
