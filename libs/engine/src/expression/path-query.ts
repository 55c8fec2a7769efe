/**
 * Queries in paths, in gjson's everyday form: `#(sku=="A")` is the first item that fits,
 * `#(n>2)#` all that do. Before the operator stands a path into the item (nothing: the item
 * itself), behind it a JSON value or plain text; a path alone asks whether it is there. Operators:
 * `==` `=` `!=` `<` `<=` `>` `>=`, and `%` `!%` for text with `*` and `?` in it.
 */
import type { JsonValue } from '@hookline/contracts';
import { areEqual, orderOf } from './compare-values';
import type { Evaluation } from './evaluation';
import { parseExactJson } from './exact-json';
import type { Value } from './value';
import { matchesWildcards } from './wildcards';

const operators = ['==', '!=', '<=', '>=', '!%', '=', '<', '>', '%'] as const;
type QueryOperator = (typeof operators)[number];

export interface PathQuery {
  /** Path into the item; empty for the item itself. */
  readonly path: string;
  readonly operator: QueryOperator | null;
  readonly wanted: JsonValue;
  /** All that fit, not the first. */
  readonly isAll: boolean;
}

/** The query a key of a path is; null for any other key. */
export function parsePathQuery(key: string): PathQuery | null {
  const isAll = key.endsWith(')#');
  if (!key.startsWith('#(') || !(isAll || key.endsWith(')'))) return null;
  const inner = key.slice(2, isAll ? -2 : -1);
  const place = operatorPlace(inner);
  if (place === null) return { path: inner.trim(), operator: null, wanted: null, isAll };
  const { at, operator } = place;
  return {
    path: inner.slice(0, at).trim(),
    operator,
    wanted: wantedValue(inner.slice(at + operator.length).trim()),
    isAll,
  };
}

/** Whether what the query's path led to fits. */
export function fitsQuery(query: PathQuery, found: Value, evaluation: Evaluation): boolean {
  const { operator, wanted } = query;
  if (operator === null) return found !== undefined;
  if (found === undefined) return false;
  switch (operator) {
    case '==':
    case '=':
      return areEqual(found, wanted, evaluation);
    case '!=':
      return !areEqual(found, wanted, evaluation);
    case '%':
      return matchesWildcards(String(found), String(wanted), evaluation);
    case '!%':
      return !matchesWildcards(String(found), String(wanted), evaluation);
    default:
      return isInOrder(operator, found, wanted);
  }
}

/** Lists and objects have no order: they do not fit. */
function isInOrder(
  operator: '<' | '<=' | '>' | '>=',
  found: JsonValue,
  wanted: JsonValue,
): boolean {
  if (typeof found === 'object' || typeof wanted === 'object') return false;
  const order = orderOf(found, wanted);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** The first operator that stands neither in quotes nor in a query inside. */
function operatorPlace(inner: string): { at: number; operator: QueryOperator } | null {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < inner.length; at++) {
    const character = inner.charAt(at);
    if (character === '\\') at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0) {
      const operator = operators.find((word) => inner.startsWith(word, at));
      if (operator !== undefined) return { at, operator };
    }
  }
  return null;
}

function wantedValue(source: string): JsonValue {
  try {
    return parseExactJson(source);
  } catch {
    return source;
  }
}
