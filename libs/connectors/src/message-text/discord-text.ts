import { assertNever } from '@hookline/engine';
import type { Span } from './span';

/** Text that Discord shows as it is: no marks of its markdown mean anything. */
export function escapeDiscord(text: string): string {
  return text.replace(/[\\`*_~|>#\-[\]()<:@]/g, '\\$&');
}

/** Spans in Discord's markdown: https://support.discord.com/hc/articles/210298617 */
export function spansToDiscord(spans: readonly Span[]): string {
  return spans.map(toDiscord).join('');
}

const marks = { strong: '**', emphasis: '*', strike: '~~' } as const;

function toDiscord(span: Span): string {
  switch (span.kind) {
    case 'text':
      return escapeDiscord(span.text);
    case 'strong':
    case 'emphasis':
    case 'strike':
      return `${marks[span.kind]}${spansToDiscord(span.spans)}${marks[span.kind]}`;
    // A mark in code cannot be escaped: the backtick becomes one that only looks like it.
    case 'code':
      return `\`${span.text.replaceAll('`', 'ˋ')}\``;
    case 'block':
      return `\`\`\`\n${span.text.replaceAll('```', 'ˋˋˋ')}\n\`\`\``;
    case 'link':
      return `[${spansToDiscord(span.spans)}](${span.url.replaceAll(')', '%29')})`;
    default:
      return assertNever(span);
  }
}
