/**
 * Paths into values, in the everyday forms of gjson: `a.0.b` (keys and list indexes), `a.#` (how
 * many), `a.#.b` (b of each), `@this` (the value itself). A dot in a key is written `\.`.
 */
import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import type { Evaluation } from './evaluation';
import { ownValue } from './own-value';
import type { Value } from './value';

const listIndex = /^(?:0|[1-9]\d{0,8})$/;

/** The keys of a path. */
export function pathKeys(path: string): string[] {
  if (!path.includes('\\')) return path.split('.');
  const keys: string[] = [];
  let key = '';
  for (let index = 0; index < path.length; index++) {
    const character = path.charAt(index);
    if (character === '.') {
      keys.push(key);
      key = '';
    } else if (character === '\\' && index + 1 < path.length) {
      key += path.charAt(++index);
    } else {
      key += character;
    }
  }
  return [...keys, key];
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
): Value {
  let current = value;
  for (let index = from; index < keys.length && current !== undefined; index++) {
    const key = keys[index];
    if (key === undefined || key === '@this') continue;
    if (key === '#') return followEach(current, keys, evaluation, index + 1);
    current = memberOf(current, key);
  }
  return current;
}

function followEach(
  list: Value,
  keys: readonly string[],
  evaluation: Evaluation,
  from: number,
): Value {
  if (!isJsonArray(list)) return undefined;
  if (from === keys.length) return list.length;
  evaluation.work(list.length);
  const found: JsonValue[] = [];
  for (const item of list) {
    const value = followPath(item, keys, evaluation, from);
    if (value !== undefined) found.push(value);
  }
  return found;
}
