import { NodeFailure, type MailAttachment, type MessageContent } from '@hookline/engine';
import type { SendMessageParams } from './send-message.params';

/** What a message of these params holds. Throws `NodeFailure` (`message.invalid`) without a recipient. */
export function messageContentOf(params: SendMessageParams): MessageContent {
  const { channel, to, subject } = params;
  const body = { format: params.format, text: bodyText(params) };
  switch (channel) {
    case 'telegram':
      return { channel, chat: required(to), body };
    case 'slack':
      return { channel, to, body };
    case 'discord':
      return { channel, thread: to, body };
    case 'webhook':
      return { channel, type: params.type, to, subject, body };
    case 'email': {
      const { cc, bcc, replyTo } = params;
      const attachments = params.attachments.map(attachmentOf);
      return { channel, to: required(to), cc, bcc, replyTo, subject, body, attachments };
    }
  }
}

function bodyText(params: SendMessageParams): string {
  switch (params.format) {
    case 'plain':
      return params.text;
    case 'markdown':
      return params.markdown;
    case 'html':
      return params.html;
  }
}

function attachmentOf(file: SendMessageParams['attachments'][number]): MailAttachment {
  const { name, text, url } = file;
  return { name, content: url === '' ? { kind: 'text', text } : { kind: 'url', url } };
}

function required(recipient: string): string {
  if (recipient !== '') return recipient;
  throw new NodeFailure('message.invalid', 'The message has no recipient.');
}
