import { JsonValue } from '@hookline/contracts';

/** A value as a person edits it: text as it is, anything else as JSON. */
export function valueText(value: JsonValue): string {
  return typeof value === 'string' && !readsAsJson(value) ? value : JSON.stringify(value);
}

/** What a person wrote: JSON when it is an object, list, number, yes/no, null or quoted; else text. */
export function valueOf(text: string): JsonValue {
  return readsAsJson(text) ? JsonValue.parse(JSON.parse(text)) : text;
}

/** Digits beyond what a number holds stay text: they would lose some. */
function readsAsJson(text: string): boolean {
  const trimmed = text.trim();
  if (!/^(?:[[{"]|-?\d|true$|false$|null$)/.test(trimmed)) return false;
  try {
    const value: unknown = JSON.parse(trimmed);
    return typeof value !== 'number' || String(value) === trimmed;
  } catch {
    return false;
  }
}
