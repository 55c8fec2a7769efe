import { assertNever } from '@hookline/engine';
import type { Span } from './span';

/** Text that stays text inside HTML, attributes included (B-26). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Tags that mean strong, emphasis and so on, and how a line breaks. */
export interface HtmlTags {
  readonly strong: string;
  readonly emphasis: string;
  readonly strike: string;
  readonly lineBreak: string;
}

/** Mail: https://www.w3.org/TR/html4 tags that every reader of mail knows. */
export const mailTags: HtmlTags = {
  strong: 'strong',
  emphasis: 'em',
  strike: 's',
  lineBreak: '<br>\n',
};

/** Telegram: https://core.telegram.org/bots/api#html-style */
export const telegramTags: HtmlTags = {
  strong: 'b',
  emphasis: 'i',
  strike: 's',
  lineBreak: '\n',
};

/** Spans as HTML; every text in them is escaped. */
export function spansToHtml(spans: readonly Span[], tags: HtmlTags): string {
  return spans.map((span) => toHtml(span, tags)).join('');
}

function toHtml(span: Span, tags: HtmlTags): string {
  switch (span.kind) {
    case 'text':
      return escapeHtml(span.text).replaceAll('\n', tags.lineBreak);
    case 'strong':
    case 'emphasis':
    case 'strike':
      return `<${tags[span.kind]}>${spansToHtml(span.spans, tags)}</${tags[span.kind]}>`;
    case 'code':
      return `<code>${escapeHtml(span.text)}</code>`;
    case 'block':
      return `<pre>${escapeHtml(span.text)}</pre>`;
    case 'link':
      return `<a href="${escapeHtml(span.url)}">${spansToHtml(span.spans, tags)}</a>`;
    default:
      return assertNever(span);
  }
}
