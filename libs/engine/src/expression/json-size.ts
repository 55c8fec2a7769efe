import { isJsonArray, isJsonObject } from '@hookline/contracts';
import type { Evaluation } from './evaluation';
import { textBytes } from './text-bytes';
import type { Value } from './value';

/**
 * About how many bytes the JSON of a value has, never less than its texts need unescaped. Throws
 * `BudgetError` as soon as it is more than allowed: a list of references to one long text is
 * small in memory and huge as JSON, so it must be measured before it is written.
 */
export function jsonSize(value: Value, evaluation: Evaluation, depth = 0): number {
  evaluation.allowDepth(depth);
  if (typeof value === 'string') return textBytes(value, evaluation.maxOutputBytes) + 2;
  let size = 8;
  if (isJsonArray(value)) {
    evaluation.work(value.length);
    for (const item of value) {
      size += jsonSize(item, evaluation, depth + 1);
      evaluation.allowBytes(size / 3);
    }
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      evaluation.step();
      size += key.length + jsonSize(value[key], evaluation, depth + 1);
      evaluation.allowBytes(size / 3);
    }
  }
  return size;
}
