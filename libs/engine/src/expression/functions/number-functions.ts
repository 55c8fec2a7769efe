import { numberFromText } from '../number-text';
import type { FunctionCall } from './function-call';
import type { LibraryFunction } from './library-function';

const number = { name: 'number', type: 'number' } as const;
const numbers = { name: 'numbers', type: 'any', isRest: true } as const;

export const numberFunctions: readonly LibraryFunction[] = [
  {
    name: 'number',
    group: 'Number',
    args: [{ name: 'value', type: 'any' }],
    doc: 'The number a text looks like, 1 or 0 for true and false; missing for anything else.',
    example: { source: "number('42') + 1", result: 43 },
    run: (call) => {
      const [value] = call.values;
      if (typeof value === 'number') return value;
      if (typeof value === 'boolean') return Number(value);
      return typeof value === 'string' ? numberFromText(value) : undefined;
    },
  },
  {
    name: 'round',
    group: 'Number',
    args: [number, { name: 'digits', type: 'number', isOptional: true }],
    doc: 'The nearest number with this many digits after the point (0 by default); halves go up.',
    example: { source: 'round(2.345, 2)', result: 2.35 },
    run: (call) => {
      const digits = call.whole(1, 0, 0, 15);
      const value = call.number(0);
      // Nothing to shift, and no -0.
      if (Number.isInteger(value)) return value + 0;
      // Shifting by the exponent of the text avoids 1.005 * 100 = 100.49999999999999.
      const [digitsBefore = '', exponent = '0'] = String(value).split('e');
      const shifted = Number(`${digitsBefore}e${Number(exponent) + digits}`);
      const rounded = String(Math.round(shifted)).split('e');
      const result = Number(`${rounded[0] ?? ''}e${Number(rounded[1] ?? '0') - digits}`);
      return Number.isFinite(result) ? result : value;
    },
  },
  {
    name: 'floor',
    group: 'Number',
    args: [number],
    doc: 'The next whole number below.',
    example: { source: 'floor(2.9)', result: 2 },
    run: (call) => Math.floor(call.number(0)),
  },
  {
    name: 'ceil',
    group: 'Number',
    args: [number],
    doc: 'The next whole number above.',
    example: { source: 'ceil(2.1)', result: 3 },
    run: (call) => Math.ceil(call.number(0)),
  },
  {
    name: 'abs',
    group: 'Number',
    args: [number],
    doc: 'The number without its sign.',
    example: { source: 'abs(-3)', result: 3 },
    run: (call) => Math.abs(call.number(0)),
  },
  {
    name: 'min',
    group: 'Number',
    args: [numbers],
    doc: 'The smallest of its arguments, or of one list; missing when there are none.',
    example: { source: 'min(3, 1, 2)', result: 1 },
    run: (call) => {
      const all = numbersOf(call);
      return all.length === 0 ? undefined : all.reduce((least, next) => Math.min(least, next));
    },
  },
  {
    name: 'max',
    group: 'Number',
    args: [numbers],
    doc: 'The largest of its arguments, or of one list; missing when there are none.',
    example: { source: 'max([3, 1, 2])', result: 3 },
    run: (call) => {
      const all = numbersOf(call);
      return all.length === 0 ? undefined : all.reduce((most, next) => Math.max(most, next));
    },
  },
  {
    name: 'sum',
    group: 'Number',
    args: [numbers],
    doc: 'All its arguments, or the numbers of one list, added up.',
    example: { source: 'sum([1, 2, 3])', result: 6 },
    run: (call) => {
      const total = numbersOf(call).reduce((sum, next) => sum + next, 0);
      return finite(call, total);
    },
  },
  {
    name: 'average',
    group: 'Number',
    args: [numbers],
    doc: 'The mean of its arguments, or of the numbers of one list; missing when there are none.',
    example: { source: 'average([1, 2, 6])', result: 3 },
    run: (call) => {
      const all = numbersOf(call);
      if (all.length === 0) return undefined;
      return finite(call, all.reduce((sum, next) => sum + next, 0) / all.length);
    },
  },
  {
    name: 'power',
    group: 'Number',
    args: [number, { name: 'exponent', type: 'number' }],
    doc: 'The number raised to an exponent; `power(x, 0.5)` is the square root.',
    example: { source: 'power(2, 10)', result: 1024 },
    run: (call) => finite(call, call.number(0) ** call.number(1)),
  },
];

function finite(call: FunctionCall, result: number): number {
  if (Number.isFinite(result)) return result;
  throw call.fault(
    Number.isNaN(result) ? 'gives no real number' : 'gives a number that is too large',
  );
}

function numbersOf(call: FunctionCall): number[] {
  const [first] = call.values;
  const isList = call.values.length === 1 && typeof first !== 'number';
  const values = isList && numberFromText(String(first)) === undefined ? call.list(0) : call.values;
  return values.map((value) => call.toNumber(value));
}
