import { NodeFailure, type MessageText } from '@hookline/engine';
import { parseMarkdown } from '../message-text/parse-markdown';
import { spansToText } from '../message-text/plain-text';

/** A body no provider takes, said before anything is sent. Throws `NodeFailure`. */
export function refuseLength(length: number, most: number, provider: string): void {
  if (length === 0) throw new NodeFailure('message.invalid', 'The message has no text.');
  if (length <= most) return;
  const sentence = `The message has ${length} characters; ${provider} takes ${most}.`;
  throw new NodeFailure('message.too-long', sentence);
}

/** HTML where the provider has none. Throws `NodeFailure`. */
export function refuseHtml(body: MessageText, provider: string): void {
  if (body.format !== 'html') return;
  const sentence = `${provider} shows no HTML: choose plain text or markdown.`;
  throw new NodeFailure('message.invalid', sentence);
}

/** The body without any form. */
export function plainTextOf({ format, text }: MessageText): string {
  return format === 'markdown' ? spansToText(parseMarkdown(text)) : text;
}
