import type { JsonObject, JsonValue } from '../json';
import { fieldType } from './event-catalogue';
import type { FieldType } from './event-field';

// Written as a number is printed. `007` and `12e4` may be somebody's call ids: they stay text.
const numberText = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * Event data with the types of the catalogue: Webitel sends `"111"`, a flow reads 111.
 * Empty values are left out. What does not look like its type, and integers beyond 2^53
 * (decision 14), stay the text they are; names the catalogue does not know are not touched.
 * Data that has its types already, as most has that a worker reads, is handed out as it is.
 */
export function typedEventData(eventType: string, data: JsonObject): JsonObject {
  const names = Object.keys(data);
  // Every key is there already, so all copies are of one hidden class (`extended`).
  let typed: Record<string, JsonValue> | null = null;
  for (const name of names) {
    const value = data[name] ?? null;
    if (isEmpty(value)) return withoutEmpty(eventType, data, names);
    const field = typedField(eventType, name, value);
    if (field !== value) (typed ??= { ...data })[name] = field;
  }
  return typed ?? data;
}

function withoutEmpty(eventType: string, data: JsonObject, names: readonly string[]): JsonObject {
  // `fromEntries` defines keys rather than setting them: a variable named __proto__ stays one.
  return Object.fromEntries(
    names
      .map((name): [string, JsonValue] => [name, data[name] ?? null])
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => [name, typedField(eventType, name, value)]),
  );
}

function isEmpty(value: JsonValue): boolean {
  return value === '' || value === null;
}

function typedField(eventType: string, name: string, value: JsonValue): JsonValue {
  const type = fieldType(eventType, name);
  return type === null ? value : typedValue(type, value);
}

function typedValue(type: FieldType, value: JsonValue): JsonValue {
  switch (type) {
    case 'text':
      // Clients that send 1015 for an extension mean the text.
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'boolean':
      if (value === 'true' || value === '1' || value === 1) return true;
      return value === 'false' || value === '0' || value === 0 ? false : value;
    case 'number':
    case 'timestamp':
      return typeof value === 'string' ? numberOf(value) : value;
  }
}

function numberOf(text: string): JsonValue {
  if (!numberText.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number;
}
