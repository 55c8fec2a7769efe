import { assertNever } from '@hookline/engine';
import type { Span } from './span';

/** Spans as text without any form; a link keeps its address behind it. */
export function spansToText(spans: readonly Span[]): string {
  return spans.map(toText).join('');
}

function toText(span: Span): string {
  switch (span.kind) {
    case 'text':
    case 'code':
    case 'block':
      return span.text;
    case 'strong':
    case 'emphasis':
    case 'strike':
      return spansToText(span.spans);
    case 'link': {
      const text = spansToText(span.spans);
      return text === span.url ? text : `${text} (${span.url})`;
    }
    default:
      return assertNever(span);
  }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The words of an HTML mail for those who read text: no tags, lines where blocks end. Every step
 * is linear in the length of the text.
 */
export function htmlToText(html: string): string {
  return withoutHidden(html)
    .replace(/<br\s*\/?>|<\/(?:p|div|tr|li|h[1-6]|table)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|(\w{2,6}));/g, (all, number?: string, name?: string) =>
      number === undefined ? (named[name ?? ''] ?? all) : characterOf(Number(number)),
    )
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Without what no reader of mail shows. */
function withoutHidden(html: string): string {
  const lower = html.toLowerCase();
  let seen = '';
  let at = 0;
  for (const [opening, tag] of lower.matchAll(/<(style|script|title)\b[^<>]*>/g)) {
    const begin = lower.indexOf(opening, at);
    const end = begin === -1 ? -1 : lower.indexOf(`</${tag}>`, begin);
    if (end === -1) break;
    seen += html.slice(at, begin);
    at = end + (tag?.length ?? 0) + 3;
  }
  return seen + html.slice(at);
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '';
}
