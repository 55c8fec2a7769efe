/**
 * `${text}` by decision 12.
 * 1. The whole trimmed text is a name first: `${my-var}`, `${order.id}`.
 * 2. Then a path: `${order.id}` is the member `id` of `order`; `.#(` always makes it a path.
 * 3. Then an expression: `${price * 2}`. `${a-b}` subtracts only when `a` and `b` exist.
 * 4. `.uri()` at the end encodes whatever the rest gives.
 * 5. Text that is neither path nor expression is an error in drawn graphs and missing in arrays.
 */
import { ExpressionSyntaxError } from './expression-syntax-error';
import type { SourceWindow } from './parse-expression';
import { pathKeys } from './path';
import type { ExpressionNode } from './syntax-tree';
import type { TemplateSpan } from './template-scanner';

const plainName = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
const plainPath = /^[\p{L}_@$][\p{L}\p{M}\p{N}_@$:-]*(?:\.[\p{L}\p{M}\p{N}_@$:#-]+)*$/u;
/** A path with a query in it, which the grammar of expressions could not read. */
const queryPath = /^[\p{L}_@$][\p{L}\p{M}\p{N}_@$:-]*(?:\.[^.()]+)*\.#\(/u;
const spokenName = /^[\p{L}_][\p{L}\p{M}\p{N}_ .-]*$/u;
const words: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined']);

/** Reads the inside of a template. Throws `ExpressionSyntaxError` (rule 5, graph). */
export function parseLookup(
  kind: TemplateSpan['kind'],
  window: SourceWindow,
  parse: (window: SourceWindow) => ExpressionNode,
): ExpressionNode {
  const raw = window.source.slice(window.start, window.end);
  const text = raw.trim();
  const offset = window.start + raw.indexOf(text);
  const end = offset + text.length;
  if (text.endsWith('.uri()')) {
    const inner = { ...window, start: offset, end: end - '.uri()'.length };
    if (inner.end > inner.start && isPathLike(inner)) {
      return { kind: 'call', name: 'uri', args: [parseLookup(kind, inner, parse)], offset };
    }
  }
  if (kind === 'domain-variable') return { kind: 'domain-variable', name: text, offset };
  if (plainName.test(text) && !words.has(text)) {
    return { kind: 'reference', name: text, path: [], offset };
  }
  const keys = pathKeys(text);
  const lookup = {
    kind: 'lookup',
    text,
    keys,
    expression: null,
    isHyphenated: false,
    offset,
  } as const;
  if (plainPath.test(text) && !words.has(text)) {
    return text.includes('-') ? { ...lookup, expression: tryParse(), isHyphenated: true } : lookup;
  }
  if (queryPath.test(text)) return lookup;
  if (text === '') {
    if (window.dialect === 'array') return lookup;
    throw new ExpressionSyntaxError('a name is missing between the braces', window.start);
  }
  if (window.dialect === 'array' || spokenName.test(text)) {
    const expression = tryParse();
    return expression === null ? lookup : { ...lookup, keys: null, expression };
  }
  return { ...lookup, keys: null, expression: parse({ ...window, start: offset, end }) };

  function tryParse(): ExpressionNode | null {
    try {
      return parse({ ...window, start: offset, end });
    } catch (error) {
      if (error instanceof ExpressionSyntaxError) return null;
      throw error;
    }
  }
}

function isPathLike({ source, start, end }: SourceWindow): boolean {
  return spokenName.test(source.slice(start, end).trim());
}
