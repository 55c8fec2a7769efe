import type { JsonObject, JsonValue } from '@hookline/contracts';
import { assertNever } from '@hookline/engine';
import { spansToText } from './plain-text';
import type { Span } from './span';

/** The three signs Slack asks to escape: https://docs.slack.dev/messaging/formatting-message-text */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

type Style = Readonly<Record<string, true>>;

/**
 * Spans as one rich text block, where form and words stand apart and no sign in a value can mean
 * anything: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function spansToSlackBlock(spans: readonly Span[]): JsonObject {
  const elements: JsonValue[] = [];
  let section: JsonValue[] = [];
  const flush = (): void => {
    if (section.length > 0) elements.push({ type: 'rich_text_section', elements: section });
    section = [];
  };
  for (const span of spans) {
    if (span.kind === 'block') {
      flush();
      const text = { type: 'text', text: span.text };
      elements.push({ type: 'rich_text_preformatted', elements: [text] });
    } else {
      section.push(...elementsOf(span, {}));
    }
  }
  flush();
  return { type: 'rich_text', elements };
}

function elementsOf(span: Span, style: Style): JsonValue[] {
  switch (span.kind) {
    case 'text':
      return span.text === '' ? [] : [textElement(span.text, style)];
    case 'strong':
      return span.spans.flatMap((one) => elementsOf(one, { ...style, bold: true }));
    case 'emphasis':
      return span.spans.flatMap((one) => elementsOf(one, { ...style, italic: true }));
    case 'strike':
      return span.spans.flatMap((one) => elementsOf(one, { ...style, strike: true }));
    case 'code':
    case 'block':
      return [textElement(span.text, { ...style, code: true })];
    case 'link': {
      const text = spansToText(span.spans);
      return [{ type: 'link', url: span.url, ...(text !== '' && { text }), ...styled(style) }];
    }
    default:
      return assertNever(span);
  }
}

function textElement(text: string, style: Style): JsonObject {
  return { type: 'text', text, ...styled(style) };
}

function styled(style: Style): JsonObject {
  return Object.keys(style).length === 0 ? {} : { style };
}
