/** Webitel takes arguments loosely: numbers as text, text as numbers. Read here, once. */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';

/** The arguments as an object; an empty one for anything else. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The arguments as a list; one object alone is a list of one, anything else is empty. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (isJsonArray(value)) return value;
  return isJsonObject(value) ? [value] : [];
}

/** A value as text: nothing is empty, objects are compact JSON. */
export function textOfValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Yes or no, also as text. */
export function isYes(value: JsonValue | undefined): boolean {
  return value === true || value === 'true';
}

/** A number, also as text; null for anything else, a template included. */
export function numberOf(value: JsonValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** `{id, name}` of a list or queue, as texts; empty ones are left out. */
export function refOf(value: JsonValue | undefined): JsonObject {
  const { id, name } = objectOf(value);
  return withoutEmpty({ id: textOfValue(id), name: textOfValue(name) });
}

/** Texts by name, for maps whose values are text in the end. */
export function textMapOf(value: JsonValue | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, item]) => [name, textOfValue(item)]),
  );
}

/** Without empty texts, so that the defaults of the node apply. */
export function withoutEmpty(params: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
}

/** A name of at most a hundred characters, on one line. */
export function inWords(...words: readonly string[]): string {
  const sentence = words.join(' ').replace(/\s+/g, ' ').trim();
  return sentence.length <= 100 ? sentence : `${sentence.slice(0, 99)}…`;
}

/** Text that stays as it is when templates are rendered. */
export function literally(text: string): string {
  return text.replace(/\$?\$\{|\{\{/g, '\\$&');
}
