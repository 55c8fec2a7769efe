import { NodeFailure } from '@hookline/engine';

const functions: ReadonlyMap<string, (...numbers: number[]) => number> = new Map<
  string,
  (...numbers: number[]) => number
>([
  ['abs', one(Math.abs)],
  ['acos', one(Math.acos)],
  ['acosh', one(Math.acosh)],
  ['asin', one(Math.asin)],
  ['asinh', one(Math.asinh)],
  ['atan', one(Math.atan)],
  ['atan2', two(Math.atan2)],
  ['atanh', one(Math.atanh)],
  ['cbrt', one(Math.cbrt)],
  ['ceil', one(Math.ceil)],
  ['clz32', one(Math.clz32)],
  ['cos', one(Math.cos)],
  ['cosh', one(Math.cosh)],
  ['exp', one(Math.exp)],
  ['expm1', one(Math.expm1)],
  ['floor', one(Math.floor)],
  ['fround', one(Math.fround)],
  ['hypot', Math.hypot],
  ['imul', two(Math.imul)],
  ['log', one(Math.log)],
  ['log10', one(Math.log10)],
  ['log1p', one(Math.log1p)],
  ['log2', one(Math.log2)],
  ['max', Math.max],
  ['min', Math.min],
  ['pow', two(Math.pow)],
  ['round', one(Math.round)],
  ['sign', one(Math.sign)],
  ['sin', one(Math.sin)],
  ['sinh', one(Math.sinh)],
  ['sqrt', one(Math.sqrt)],
  ['tan', one(Math.tan)],
  ['tanh', one(Math.tanh)],
  ['trunc', one(Math.trunc)],
]);

const constants: ReadonlyMap<string, number> = new Map([
  ['E', Math.E],
  ['LN10', Math.LN10],
  ['LN2', Math.LN2],
  ['LOG10E', Math.LOG10E],
  ['LOG2E', Math.LOG2E],
  ['PI', Math.PI],
  ['SQRT1_2', Math.SQRT1_2],
  ['SQRT2', Math.SQRT2],
]);

/**
 * A function or constant of JavaScript's `Math`, by name; chance is not among them. NaN where
 * JavaScript gives it. Throws `NodeFailure` (`math.function`) for a name `Math` does not have.
 */
export function mathFunction(name: string, numbers: readonly number[]): number {
  const constant = constants.get(name);
  if (constant !== undefined) return constant;
  const run = functions.get(name);
  if (run) return run(...numbers);
  throw new NodeFailure('math.function', `\`${name.slice(0, 40)}\` is not a function of Math.`);
}

/** Whether `Math` has a function or constant of this name. */
export function isMathFunction(name: string): boolean {
  return functions.has(name) || constants.has(name);
}

/** A missing argument is NaN, as in JavaScript. */
function one(run: (number: number) => number): (...numbers: number[]) => number {
  return (number = Number.NaN) => run(number);
}

function two(run: (left: number, right: number) => number): (...numbers: number[]) => number {
  return (left = Number.NaN, right = Number.NaN) => run(left, right);
}
