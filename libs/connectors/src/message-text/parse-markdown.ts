/**
 * The markdown of messages. Rules:
 *
 * 1. `**strong**`, `*emphasis*` or `_emphasis_`, `~~struck~~`, `` `code` ``, fences of three
 *    backticks, `[text](https://…)`; a backslash makes the next sign plain. Line breaks stay.
 * 2. What is not closed is plain text. A link leads to http, https, mailto or tel, else it is text.
 * 3. One pass: a delimiter found to be never closed is not looked for again, and nesting ends at
 *    `deepest`, so that no text takes long.
 */
import type { Span } from './span';

const deepest = 8;
const escapable = /[!-/:-@[-`{-~]/;
const delimiters = [
  { mark: '**', kind: 'strong' },
  { mark: '~~', kind: 'strike' },
  { mark: '*', kind: 'emphasis' },
  { mark: '_', kind: 'emphasis' },
] as const;

/** The spans of a text; never throws. */
export function parseMarkdown(text: string): readonly Span[] {
  return parse(text, 0);
}

function parse(text: string, depth: number): readonly Span[] {
  const spans: Span[] = [];
  const unclosed = new Set<string>();
  let plain = '';
  const flush = (): void => {
    if (plain !== '') spans.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    if (sign === '\\' && escapable.test(text.charAt(at + 1))) {
      plain += text.charAt(at + 1);
      at += 2;
      continue;
    }
    const found = depth < deepest ? spanAt(text, at, depth, unclosed) : null;
    if (found) {
      flush();
      spans.push(found.span);
      at = found.end;
    } else {
      plain += sign;
      at += 1;
    }
  }
  flush();
  return spans;
}

interface Found {
  readonly span: Span;
  readonly end: number;
}

function spanAt(text: string, at: number, depth: number, unclosed: Set<string>): Found | null {
  if (text.charAt(at) === '`') return codeAt(text, at, unclosed);
  if (text.charAt(at) === '[') return linkAt(text, at, depth, unclosed);
  for (const { mark, kind } of delimiters) {
    if (!text.startsWith(mark, at) || unclosed.has(mark)) continue;
    // Inside a word `_` is a part of it: first_name.
    if (mark === '_' && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) continue;
    const begin = at + mark.length;
    if (/^\s?$/.test(text.charAt(begin))) continue;
    const end = closing(text, begin, mark);
    if (end === -1) {
      unclosed.add(mark);
      continue;
    }
    const spans = parse(text.slice(begin, end), depth + 1);
    return { span: { kind, spans }, end: end + mark.length };
  }
  return null;
}

function codeAt(text: string, at: number, unclosed: Set<string>): Found | null {
  const mark = text.startsWith('```', at) ? '```' : '`';
  if (unclosed.has(mark)) return null;
  const begin = at + mark.length;
  const end = text.indexOf(mark, begin);
  if (end === -1) unclosed.add(mark);
  if (end <= begin) return null;
  const inner = text.slice(begin, end);
  const span: Span =
    mark === '`'
      ? { kind: 'code', text: inner }
      : { kind: 'block', text: inner.replace(/^[\w+-]*\n/, '').replace(/\n$/, '') };
  return { span, end: end + mark.length };
}

function linkAt(text: string, at: number, depth: number, unclosed: Set<string>): Found | null {
  if (unclosed.has('](')) return null;
  const middle = closing(text, at + 1, '](');
  if (middle === -1) unclosed.add('](');
  const end = middle === -1 ? -1 : text.indexOf(')', middle + 2);
  if (end === -1) return null;
  const url = text.slice(middle + 2, end).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (!/^(?:https?:\/\/|mailto:|tel:)[^\s<>"]+$/i.test(url)) return null;
  const spans = parse(text.slice(at + 1, middle), depth + 1);
  return { span: { kind: 'link', url, spans }, end: end + 1 };
}

/** Where an unescaped mark stands that does not follow a space; -1 for nowhere. */
function closing(text: string, from: number, mark: string): number {
  for (let at = text.indexOf(mark, from + 1); at !== -1; at = text.indexOf(mark, at + 1)) {
    const before = text.charAt(at - 1);
    const isPart = mark === '*' && (before === '*' || text.charAt(at + 1) === '*');
    if (before !== '\\' && !/\s/.test(before) && !isPart) return at;
  }
  return -1;
}
