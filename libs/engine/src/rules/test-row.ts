/**
 * What the operators of a row mean.
 * 1. Equality is that of `==` (decisions 8, 9), and numeric for a field that the catalogue says
 *    is a number. A list of values means one of them (equal), none of them (notEqual).
 * 2. Order is numeric whenever both sides look like numbers, even as text ("10" is more than
 *    "9"), else that of text. Missing, lists and objects are in no order: such rows are false.
 * 3. `contains` finds a part of a text or an item of a list; `starts` the start of a text.
 */
import { isJsonArray, isJsonObject, type JsonValue, type RuleOperator } from '@hookline/contracts';
import { assertNever } from '../assert-never';
import type { Value } from '../expression';
import { areEqual, orderOf } from '../expression/compare-values';
import type { Evaluation } from '../expression/evaluation';
import { FunctionCall } from '../expression/functions/function-call';
import { numberFromText } from '../expression/number-text';
import { toText } from '../expression/to-text';

export interface RowSides {
  readonly operator: RuleOperator;
  readonly actual: Value;
  readonly wanted: JsonValue;
  /** The catalogue says that the field is a number. */
  readonly isNumberField: boolean;
}

/** Whether one row holds. Throws `NodeFailure` for a pattern that cannot be used. */
export function testRow(sides: RowSides, evaluation: Evaluation): boolean {
  const { operator, actual, wanted } = sides;
  switch (operator) {
    case 'equal':
      return isOneOf(sides, wanted, evaluation);
    case 'notEqual':
      return !isOneOf(sides, wanted, evaluation);
    case 'more':
      return order(actual, wanted) > 0;
    case 'less':
      return order(actual, wanted) < 0;
    case 'atLeast':
      return order(actual, wanted) >= 0;
    case 'atMost':
      return order(actual, wanted) <= 0;
    case 'between':
      return (
        isJsonArray(wanted) &&
        wanted.length === 2 &&
        order(actual, wanted[0]) >= 0 &&
        order(actual, wanted[1]) <= 0
      );
    case 'contains':
      return anyOf(wanted, (one) => holds(actual, one, evaluation));
    case 'starts': {
      if (isNothing(actual)) return false;
      const text = toText(actual, evaluation);
      return anyOf(wanted, (one) => text.startsWith(toText(one, evaluation)));
    }
    case 'isEmpty':
      return isEmpty(actual);
    case 'isNotEmpty':
      return !isEmpty(actual);
    case 'inList': {
      const list =
        typeof wanted === 'string' ? wanted.split(',').map((item) => item.trim()) : wanted;
      return isJsonArray(list) && isOneOf(sides, list, evaluation);
    }
    case 'matches':
      return matches(actual, wanted, evaluation);
    default:
      return assertNever(operator);
  }
}

/** Rule 1. */
function isOneOf(sides: RowSides, wanted: JsonValue, evaluation: Evaluation): boolean {
  const { actual, isNumberField } = sides;
  return anyOf(wanted, (one) => {
    evaluation.step();
    if (isNumberField && typeof one === 'string') {
      const number = numberFromText(one);
      if (number !== undefined) return areEqual(actual, number, evaluation);
    }
    return areEqual(actual, one, evaluation);
  });
}

/** Rule 2. NaN when in no order. */
function order(actual: Value, wanted: Value): number {
  if (isNothing(actual) || isNothing(wanted)) return Number.NaN;
  if (typeof actual === 'object' || typeof wanted === 'object') return Number.NaN;
  if (typeof actual === 'string' && typeof wanted === 'string') {
    const [left, right] = [numberFromText(actual), numberFromText(wanted)];
    if (left !== undefined && right !== undefined) return left - right;
  }
  return orderOf(actual, wanted);
}

/** Rule 3. */
function holds(actual: Value, part: JsonValue, evaluation: Evaluation): boolean {
  if (isNothing(actual)) return false;
  if (isJsonArray(actual)) {
    evaluation.work(actual.length);
    return actual.some((item) => areEqual(item, part, evaluation));
  }
  return toText(actual, evaluation).includes(toText(part, evaluation));
}

function matches(actual: Value, pattern: JsonValue, evaluation: Evaluation): boolean {
  if (isNothing(actual)) return false;
  const found = new FunctionCall('matches', [actual, pattern], evaluation, 0).search(0, 1).find();
  evaluation.checkTime();
  return found;
}

function anyOf(wanted: JsonValue, test: (one: JsonValue) => boolean): boolean {
  return isJsonArray(wanted) ? wanted.some(test) : test(wanted);
}

function isNothing(value: Value): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

function isEmpty(value: Value): boolean {
  if (isJsonArray(value)) return value.length === 0;
  return isJsonObject(value) ? Object.keys(value).length === 0 : isNothing(value);
}
