import { isJsonArray, type JsonValue } from '@hookline/contracts';
import type { Matcher } from 're2js';
import type { NodeFailure } from '../../errors';
import { areEqual } from '../compare-values';
import type { Evaluation } from '../evaluation';
import { budgetFault, typeFault } from '../expression-faults';
import { numberFromText } from '../number-text';
import { parseJsonText } from '../parse-json-text';
import { readPattern } from '../read-pattern';
import { toText } from '../to-text';
import { typeNameOf } from '../type-name';
import type { Value } from '../value';

/** Characters times instructions: what RE2 in JavaScript does in about 50 ms at worst. */
const maxPatternWork = 1_200_000;

/** One call of a library function: its arguments, read in the type the function needs. */
export class FunctionCall {
  constructor(
    private readonly name: string,
    readonly values: readonly Value[],
    readonly evaluation: Evaluation,
    private readonly offset: number,
  ) {}

  /** True when the argument was written and is neither missing nor null. */
  has(index: number): boolean {
    return this.values[index] !== undefined && this.values[index] !== null;
  }

  /** The argument as text; missing is empty. Charged by its length. */
  text(index: number): string {
    const text = toText(this.values[index], this.evaluation);
    this.evaluation.work(text.length);
    return text;
  }

  /** The argument as a number, from number-looking text too. Throws a type fault otherwise. */
  number(index: number, whenMissing?: number): number {
    const value = this.values[index];
    if (typeof value === 'number') return value;
    if (!this.has(index) && whenMissing !== undefined) return whenMissing;
    return this.toNumber(value, `argument ${index + 1}`);
  }

  /** A value (an item of a list, say) as a number. Throws a type fault that names it `what`. */
  toNumber(value: Value, what = 'every value'): number {
    if (typeof value === 'number') return value;
    const number = typeof value === 'string' ? numberFromText(value) : undefined;
    if (number === undefined) throw this.fault(`${what} must be a number, not ${describe(value)}`);
    return number;
  }

  /**
   * A search for a pattern (one argument) in a text (another). RE2 may try every instruction at
   * every character, so their product is limited before it starts.
   */
  search(text: number, pattern: number): Matcher {
    const source = this.text(text);
    const compiled = readPattern(this.text(pattern), this);
    if (source.length * compiled.programSize() > maxPatternWork) {
      throw budgetFault('the text is too long to be searched for this pattern');
    }
    this.evaluation.work(source.length * 4);
    this.evaluation.checkTime();
    return compiled.matcher(source);
  }

  /** An item of a list as text. */
  itemText(item: Value): string {
    return toText(item, this.evaluation);
  }

  /** Whether a list argument holds a value, compared as `==` does. */
  listHolds(index: number, wanted: Value): boolean {
    return this.list(index).some((item) => areEqual(item, wanted, this.evaluation));
  }

  /** The argument as a whole number within limits; beyond them the nearest limit. */
  whole(index: number, whenMissing?: number, from = -1e9, to = 1e9): number {
    return Math.min(to, Math.max(from, Math.trunc(this.number(index, whenMissing))));
  }

  /** The argument as a list: a list, JSON text of one, missing as none. Charged by its length. */
  list(index: number): readonly JsonValue[] {
    const value = this.values[index];
    if (!this.has(index) || value === '') return [];
    const list =
      typeof value === 'string' && value.trimStart().startsWith('[')
        ? parseJsonText(value, this.evaluation)
        : value;
    if (!isJsonArray(list)) {
      throw this.fault(`argument ${index + 1} must be a list, not ${describe(value)}`);
    }
    this.evaluation.work(list.length);
    return list;
  }

  /** A type fault that names this function. */
  fault(message: string): NodeFailure {
    return typeFault(`${this.name}: ${message}`, this.offset);
  }
}

function describe(value: Value): string {
  if (typeof value === 'string') return `the text "${value.slice(0, 40)}"`;
  return value === undefined || value === null ? 'missing' : `a ${typeNameOf(value)}`;
}
