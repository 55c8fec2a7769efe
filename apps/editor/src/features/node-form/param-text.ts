import { JsonValue } from '@hookline/contracts';

/** A param as the text of a one-line field. */
export function toFieldText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The value a text stands for. Text stays text, with two exceptions for fields that take any JSON:
 * a list or an object is kept as such, and what was a number or a yes/no stays one.
 */
export function fromFieldText(text: string, before: JsonValue | undefined): JsonValue {
  const parsed = parseJson(text);
  if (parsed === undefined) return text;
  if (typeof parsed === 'object' && parsed !== null) return parsed;
  return before !== undefined && typeof parsed === typeof before ? parsed : text;
}

/** The number a text is, else the text: it may hold a template. Empty text is no value. */
export function numberOrText(text: string): number | string {
  const trimmed = text.trim();
  return /^[+-]?\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : text;
}

/** The JSON value of a text; undefined when it is not JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const parsed = JsonValue.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
