/**
 * Comparison (decisions 8, 9).
 * 1. Missing and null are the same; they equal each other and empty text, nothing else.
 * 2. Against a number: text that looks like a number is that number, a boolean is 0 or 1; any
 *    other text is unequal and in no order.
 * 3. Text against text compares as text, by UTF-16 units. A boolean against text is its word.
 * 4. Lists and objects are equal when their JSON is; they have no order.
 * 5. `===` compares type and value, without 2 and 3.
 */
import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import type { Evaluation } from './evaluation';
import { typeFault } from './expression-faults';
import { numberFromText } from './number-text';
import { typeNameOf } from './type-name';
import type { Value } from './value';

/** `==`: rules 1 to 4. */
export function areEqual(left: Value, right: Value, evaluation: Evaluation): boolean {
  if (left === right) return true;
  if (left === undefined || left === null) return isNothingOrEmpty(right);
  if (right === undefined || right === null) return left === '';
  if (typeof left === 'object' || typeof right === 'object') {
    return areSameJson(left, right, evaluation);
  }
  if (typeof left === 'string' && typeof right === 'string') return false;
  if (typeof left === 'number' || typeof right === 'number') {
    return asNumber(left) === asNumber(right);
  }
  return String(left) === String(right);
}

/** `===`: rule 5. */
export function areIdentical(left: Value, right: Value, evaluation: Evaluation): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return (left ?? null) === (right ?? null);
  }
  return areSameJson(left, right, evaluation);
}

/**
 * Below zero, zero or above zero as `left` is before, equal to or after `right`; NaN when they
 * are in no order, so that all four comparisons are false. Throws for lists and objects.
 */
export function orderOf(left: Value, right: Value, offset?: number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (left === undefined || left === null) return orderOfNothing(right);
  if (right === undefined || right === null) return -orderOfNothing(left);
  if (typeof left === 'object' || typeof right === 'object') {
    throw typeFault(
      `a ${typeNameOf(typeof left === 'object' ? left : right)} has no order: compare its length or a member`,
      offset,
    );
  }
  if (typeof left === 'string' || typeof right === 'string') {
    if (typeof left !== 'number' && typeof right !== 'number') {
      return orderOfTexts(String(left), String(right));
    }
  }
  return (asNumber(left) ?? Number.NaN) - (asNumber(right) ?? Number.NaN);
}

/** Missing is ordered against text as empty text is, and against nothing else. */
function orderOfNothing(other: Value): number {
  if (other === undefined || other === null) return 0;
  return typeof other === 'string' ? orderOfTexts('', other) : Number.NaN;
}

function orderOfTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isNothingOrEmpty(value: Value): boolean {
  return value === undefined || value === null || value === '';
}

function asNumber(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberFromText(value) : Number(value);
}

function areSameJson(
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  evaluation: Evaluation,
  depth = 0,
): boolean {
  if (left === right) return true;
  evaluation.step();
  evaluation.allowDepth(depth);
  if (isJsonArray(left) && isJsonArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => areSameJson(item, right[index], evaluation, depth + 1))
    );
  }
  if (isJsonArray(left) || isJsonArray(right) || !isJsonObject(left) || !isJsonObject(right)) {
    return false;
  }
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) =>
        Object.hasOwn(right, key) && areSameJson(left[key], right[key], evaluation, depth + 1),
    )
  );
}
