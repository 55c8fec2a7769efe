import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileExpression, scopeOf } from '.';

/**
 * On numbers and booleans the language is JavaScript. The oracle is JavaScript itself: the same
 * texts, put into a module. EXPRESSION_RUNS sets how many; EXPRESSION_SEED repeats a run.
 */
const runs = Number(process.env.EXPRESSION_RUNS ?? 2_000);
const seed = Number(process.env.EXPRESSION_SEED ?? Date.now() % 1_000_000_000);
const perModule = 5_000;

const values = { a: 0, b: 1, c: -2.5, d: 7, p: true, q: false };

/** Text with the tightness of its loosest operator, to print only the brackets that are needed. */
interface Printed {
  readonly text: string;
  readonly tightness: number;
}

const atom = (text: string): Printed => ({ text, tightness: 10 });

function inside({ text, tightness }: Printed, least: number, always: boolean): string {
  return always || tightness < least ? `(${text})` : text;
}

function binary(
  left: fc.Arbitrary<Printed>,
  operators: readonly string[],
  tightness: number,
  right: fc.Arbitrary<Printed>,
): fc.Arbitrary<Printed> {
  return fc
    .tuple(left, fc.constantFrom(...operators), right, fc.boolean(), fc.boolean())
    .map(([first, operator, second, bracketsLeft, bracketsRight]) => ({
      text: `${inside(first, tightness, bracketsLeft)} ${operator} ${inside(second, tightness + 1, bracketsRight)}`,
      tightness,
    }));
}

function unary(operator: string, operand: fc.Arbitrary<Printed>): fc.Arbitrary<Printed> {
  return operand.map((inner) => ({ text: `${operator} ${inside(inner, 8, false)}`, tightness: 8 }));
}

function choice(
  test: fc.Arbitrary<Printed>,
  first: fc.Arbitrary<Printed>,
  second: fc.Arbitrary<Printed>,
): fc.Arbitrary<Printed> {
  return fc.tuple(test, first, second).map(([condition, yes, no]) => ({
    text: `${inside(condition, 2, false)} ? ${inside(yes, 1, false)} : ${inside(no, 1, false)}`,
    tightness: 1,
  }));
}

const { any } = fc.letrec<{ number: Printed; boolean: Printed; any: Printed }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(
      fc.integer({ min: 0, max: 6 }).map((number) => atom(String(number))),
      fc.constantFrom('1.5', '.25', '2e2', '1e-3').map(atom),
      fc.constantFrom('a', 'b', 'c', 'd', '${c}', '${d}').map(atom),
    ),
    binary(tie('number'), ['+', '-'], 6, tie('number')),
    binary(tie('number'), ['*'], 7, tie('number')),
    binary(tie('number'), ['/', '%'], 7, fc.constantFrom('2', '3', '0.5', 'd').map(atom)),
    unary('-', tie('number')),
    choice(tie('any'), tie('number'), tie('number')),
  ),
  boolean: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('true', 'false', 'p', 'q', '${p}').map(atom),
    unary('!', tie('any')),
    binary(tie('any'), ['==', '!=', '===', '!=='], 4, tie('any')),
    binary(tie('any'), ['<', '<=', '>', '>='], 5, tie('any')),
    choice(tie('any'), tie('boolean'), tie('boolean')),
  ),
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('boolean'),
    tie('number'),
    binary(tie('any'), ['&&'], 3, tie('any')),
    binary(tie('any'), ['||'], 2, tie('any')),
    choice(tie('any'), tie('any'), tie('any')),
  ),
}));

async function answersOfJavaScript(sources: readonly string[]): Promise<unknown[]> {
  const names = Object.entries(values).map(([name, value]) => `const ${name} = ${value};`);
  const functions = sources.map((source) => `() => ${source.replace(/\$\{(\w)\}/g, '$1')}`);
  const module = `${names.join('')} export default [${functions.join(',\n')}];`;
  const loaded = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
    default: (() => unknown)[];
  };
  return loaded.default.map((answer) => answer());
}

describe('compileExpression', () => {
  it(`answers as JavaScript does on numbers and booleans (${runs} expressions, seed ${seed})`, async () => {
    const scope = scopeOf(values);
    const differences: string[] = [];
    for (let done = 0; done < runs; done += perModule) {
      const numRuns = Math.min(perModule, runs - done);
      const sources = fc.sample(any, { numRuns, seed: seed + done }).map(({ text }) => text);
      const expected = await answersOfJavaScript(sources);
      sources.forEach((source, index) => {
        const answer = compileExpression(source).evaluate(scope, {
          budget: { maxMs: 1_000 },
        });
        if (!Object.is(answer, expected[index])) {
          differences.push(`${source} is ${String(answer)}, not ${String(expected[index])}`);
        }
      });
    }
    // The shortest one says most.
    expect(differences.sort((left, right) => left.length - right.length).slice(0, 3)).toEqual([]);
  }, 600_000);
});
