import type { JsonObject } from '@hookline/contracts';
import type { Value } from './value';

/** Names that lead from a value to JavaScript's own machinery; as data they do not exist (B-30). */
const machineryNames: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

/** True for a name no expression can reach and no rendered object carries. */
export function isMachineryName(name: string): boolean {
  return machineryNames.has(name);
}

/** The object's own value under a key; undefined when it is inherited, hidden or missing. */
export function ownValue(object: JsonObject, key: string): Value {
  return Object.hasOwn(object, key) && !machineryNames.has(key) ? object[key] : undefined;
}
