import type { Evaluation } from './evaluation';
import { jsonSize } from './json-size';
import type { Value } from './value';

/** A value as text: nothing is empty, lists and objects are compact JSON. */
export function toText(value: Value, evaluation: Evaluation): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  jsonSize(value, evaluation);
  const text = JSON.stringify(value);
  evaluation.allowText(text);
  return text;
}
