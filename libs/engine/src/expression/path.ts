/**
 * Paths into values, in the everyday forms of gjson: `a.0.b` (keys and list indexes), `a.#` (how
 * many), `a.#.b` (b of each), `a.#(b>1).c` (of the first that fits), `a.#(b>1)#.c` (of each that
 * fits), `a.te*` (the first key that fits), `@this` (the value itself), `@keys`, `@values`,
 * `@reverse`. A dot in a key is written `\.`, a star `\*`.
 */
import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import type { Evaluation } from './evaluation';
import { isMachineryName, ownValue } from './own-value';
import { fitsQuery, parsePathQuery, type PathQuery } from './path-query';
import { splitPath } from './split-path';
import type { Value } from './value';
import { matchesWildcards } from './wildcards';

const listIndex = /^(?:0|[1-9]\d{0,8})$/;

/** Deepest nesting of queries in queries. */
const maxQueryDepth = 8;

/** The keys of a path. */
export function pathKeys(path: string): string[] {
  return path.includes('\\') || path.includes('#(') ? splitPath(path) : path.split('.');
}

/** One member: own key of an object, index or `length` of a list or text. Undefined if missing. */
export function memberOf(value: Value, key: string): Value {
  if (typeof value === 'string' || isJsonArray(value)) {
    if (key === 'length') return value.length;
    return listIndex.test(key) ? value[Number(key)] : undefined;
  }
  return isJsonObject(value) ? ownValue(value, key) : undefined;
}

/** Follows keys from a value; undefined as soon as one is missing. */
export function followPath(
  value: Value,
  keys: readonly string[],
  evaluation: Evaluation,
  from = 0,
  depth = 0,
): Value {
  let current = value;
  for (let index = from; index < keys.length && current !== undefined; index++) {
    const key = keys[index];
    if (key === undefined || key === '@this') continue;
    if (key === '#') return followEach(current, keys, evaluation, index + 1, depth);
    const query = key.startsWith('#(') ? parsePathQuery(key) : null;
    if (query?.isAll === true) {
      const fitting = itemsThatFit(current, query, evaluation, depth);
      if (fitting === undefined || index + 1 === keys.length) return fitting;
      return followEach(fitting, keys, evaluation, index + 1, depth);
    }
    current = query
      ? itemsThatFit(current, query, evaluation, depth)?.[0]
      : memberOrUnusual(current, key, evaluation);
  }
  return current;
}

function memberOrUnusual(value: Value, key: string, evaluation: Evaluation): Value {
  const member = memberOf(value, key);
  return member === undefined ? unusualMember(value, key, evaluation) : member;
}

function followEach(
  list: Value,
  keys: readonly string[],
  evaluation: Evaluation,
  from: number,
  depth: number,
): Value {
  if (!isJsonArray(list)) return undefined;
  if (from === keys.length) return list.length;
  evaluation.work(list.length);
  const found: JsonValue[] = [];
  for (const item of list) {
    const value = followPath(item, keys, evaluation, from, depth);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** The items a query wants, at most one unless it wants all; undefined for what is no list. */
function itemsThatFit(
  list: Value,
  query: PathQuery,
  evaluation: Evaluation,
  depth: number,
): readonly JsonValue[] | undefined {
  if (!isJsonArray(list)) return undefined;
  evaluation.allowDepth(depth > maxQueryDepth ? Number.POSITIVE_INFINITY : 0);
  const keys = query.path === '' ? [] : pathKeys(query.path);
  const fitting: JsonValue[] = [];
  for (const item of list) {
    evaluation.step();
    const found = followPath(item, keys, evaluation, 0, depth + 1);
    if (!fitsQuery(query, found, evaluation)) continue;
    fitting.push(item);
    if (!query.isAll) break;
  }
  return fitting;
}

/** Keys that name no member of their own: wildcards and the modifiers. */
function unusualMember(value: Value, key: string, evaluation: Evaluation): Value {
  switch (key) {
    case '@keys':
      return isJsonObject(value) ? namesOf(value, evaluation) : undefined;
    case '@values':
      return isJsonObject(value)
        ? namesOf(value, evaluation).map((name) => value[name] ?? null)
        : undefined;
    case '@reverse':
      if (!isJsonArray(value)) return value;
      evaluation.work(value.length);
      return [...value].reverse();
    default:
      return isJsonObject(value) && /[*?]/.test(key)
        ? wildcardMember(value, key, evaluation)
        : undefined;
  }
}

function wildcardMember(
  object: { readonly [name: string]: JsonValue },
  pattern: string,
  evaluation: Evaluation,
): Value {
  const found = namesOf(object, evaluation).find((name) =>
    matchesWildcards(name, pattern, evaluation),
  );
  return found === undefined ? undefined : object[found];
}

function namesOf(object: { readonly [name: string]: JsonValue }, evaluation: Evaluation): string[] {
  const names = Object.keys(object);
  evaluation.work(names.length * 8);
  return names.filter((name) => !isMachineryName(name));
}
