/**
 * Finds the node array in whatever was sent (webitel.md 3): the array itself, text holding it, or
 * an exported record whose `schema` is either.
 */
import {
  isJsonArray,
  isJsonObject,
  parseExactJson,
  type JsonValue,
  type Problem,
} from '@hookline/contracts';

/** Levels of JSON a schema may have (decision 35). */
const deepestSchema = 64;

/** Text in a record in text: more wrappings than exports have. */
const mostWrappings = 4;

/** The array, or what is wrong with the source. */
export function readSchemaSource(
  source: JsonValue,
): { readonly list: readonly JsonValue[] } | { readonly problem: Problem } {
  let value = source;
  for (let wrapping = 0; wrapping < mostWrappings; wrapping += 1) {
    if (typeof value === 'string') {
      const parsed = parsedOrNull(value);
      if (!parsed) return refusal('schema.not-json', 'is not JSON');
      ({ value } = parsed);
    } else if (isJsonObject(value) && value['schema'] !== undefined) {
      value = value['schema'];
    } else break;
  }
  if (!isJsonArray(value)) return refusal('schema.not-a-list', 'needs a list of nodes');
  if (isDeeperThan(value, deepestSchema)) {
    return refusal('schema.too-deep', `is nested deeper than ${deepestSchema} levels`);
  }
  return { list: value };
}

function parsedOrNull(text: string): { value: JsonValue } | null {
  try {
    return { value: parseExactJson(text) };
  } catch {
    return null;
  }
}

function refusal(code: string, message: string): { problem: Problem } {
  return { problem: { level: 'error', code, path: 'schema', message } };
}

/** Level by level and not by recursion: hostile nesting must not exhaust the stack. */
function isDeeperThan(value: JsonValue, levels: number): boolean {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    const below: JsonValue[] = [];
    for (const item of level) {
      if (isJsonArray(item)) for (const inner of item) below.push(inner);
      else if (isJsonObject(item)) for (const inner of Object.values(item)) below.push(inner);
    }
    if (below.length === 0) return false;
    level = below;
  }
  return true;
}
