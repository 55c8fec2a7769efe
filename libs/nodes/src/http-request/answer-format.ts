import type { HttpResponse } from '@hookline/engine';

export const answerParsers = ['auto', 'json', 'xml', 'form', 'text'] as const;
export type AnswerParser = (typeof answerParsers)[number];

export type AnswerFormat = 'json' | 'xml' | 'form' | 'text';

/** How an answer is read: as chosen, else by its content type. */
export function formatOfAnswer(
  parser: AnswerParser,
  { headers }: Pick<HttpResponse, 'headers'>,
): AnswerFormat {
  if (parser !== 'auto') return parser;
  const contentType = headers['content-type'] ?? '';
  if (/[/+]json\b/i.test(contentType)) return 'json';
  if (/[/+]xml\b/i.test(contentType)) return 'xml';
  return /\/x-www-form-urlencoded\b/i.test(contentType) ? 'form' : 'text';
}
