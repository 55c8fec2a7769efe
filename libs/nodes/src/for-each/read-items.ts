import { isJsonArray, JsonValue } from '@hookline/contracts';
import { NodeFailure, parseExactJson } from '@hookline/engine';

/**
 * The items of a value: a list, or text holding one as JSON; nothing has none. Throws `NodeFailure`
 * for anything else (`for-each.not-a-list`) and for a list that is too long (`for-each.too-many`).
 */
export function readItems(value: JsonValue, maxItems: number): readonly JsonValue[] {
  const items = listIn(value);
  if (!items) {
    const what = typeof value === 'object' ? 'an object' : 'text or a number';
    throw new NodeFailure('for-each.not-a-list', `There is no list to go through, but ${what}.`);
  }
  if (items.length <= maxItems) return items;
  const sentence = `The list has ${items.length} items; at most ${maxItems} are allowed.`;
  throw new NodeFailure('for-each.too-many', sentence, { count: items.length });
}

function listIn(value: JsonValue): readonly JsonValue[] | null {
  if (isJsonArray(value)) return value;
  if (value === null) return [];
  if (typeof value !== 'string') return null;
  if (value.trim() === '') return [];
  const parsed = parsedJson(value);
  return parsed !== undefined && isJsonArray(parsed) ? parsed : null;
}

function parsedJson(text: string): JsonValue | undefined {
  try {
    return JsonValue.parse(parseExactJson(text));
  } catch {
    return undefined;
  }
}
