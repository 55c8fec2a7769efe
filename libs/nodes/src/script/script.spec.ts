import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { NodeFailure } from '@hookline/engine';
import {
  aNodeContext,
  fakePorts,
  FakeScriptPort,
  type NodeContextOverrides,
} from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { script } from './script.definition';
import { executeScript } from './script.execute';
import { ScriptParams } from './script.params';

async function execute(
  params: JsonObject,
  overrides: NodeContextOverrides = {},
  answer: JsonValue | Error = 42,
) {
  const scripts = new FakeScriptPort(answer);
  const context = { ...aNodeContext(overrides), ports: fakePorts({ scripts }) };
  const outcome = await executeScript(ScriptParams.parse(params), context);
  return { outcome, asked: scripts.asked[0] };
}

describe('executeScript', () => {
  it('leaves by next with the result, under its variable too', async () => {
    const { outcome } = await execute({ source: 'return 42', resultVariable: 'answer' });
    expect(outcome).toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { result: 42 },
      variables: { answer: 42 },
    });
  });

  it('hands over the names the script mentions and no others', async () => {
    const values = { event: { data: {} }, steps: { Big: 'x' }, destination: '380' };
    const { asked } = await execute(
      { source: 'return vars.destination + event.id', values: { extra: 1 } },
      { values },
    );
    expect(asked?.values).toEqual({ vars: values, event: { data: {} }, extra: 1 });
  });

  it('allows 100 ms and strict JavaScript unless told otherwise (decision 38)', async () => {
    const { asked } = await execute({ source: 'return 1' });
    expect(asked).toMatchObject({ timeoutMs: 100, mode: 'strict' });
    const { asked: longer } = await execute({ source: 'return 1', timeoutMs: '1000' });
    expect(longer?.timeoutMs).toBe(1_000);
    expect(ScriptParams.safeParse({ source: 'return 1', timeoutMs: 1_001 }).success).toBe(false);
  });

  it('tells the clock of the run’s zone', async () => {
    const { asked } = await execute({ source: 'return LocalDate()' });
    expect(asked?.localTime).toEqual({
      year: 2026,
      month: 11,
      day: 21,
      hour: 10,
      minute: 30,
      second: 0,
    });
  });

  it('is ES5 in arrays, where every result is text (decision 10)', async () => {
    const { outcome, asked } = await execute(
      { source: 'return $value1', values: { $value1: 'x' }, resultVariable: 'r' },
      { dialect: 'array', values: { event: 'not handed over' } },
      { a: 1 },
    );
    expect(asked).toMatchObject({ mode: 'sloppy', values: { $value1: 'x' } });
    expect(outcome.variables).toEqual({ r: '{"a":1}' });
  });

  it('fails as the script does', async () => {
    const failure = new NodeFailure('script.error', 'The script failed in line 1: no.', {
      line: 1,
    });
    await expect(execute({ source: 'return x' }, {}, failure)).rejects.toBe(failure);
  });
});

describe('script', () => {
  it('wants a script that returns something', () => {
    expect(checkParams(script, { source: '' })).toMatchObject([{ path: 'params.source' }]);
    expect(checkParams(script, { source: '1 + 1' })).toMatchObject([{ code: 'script.no-return' }]);
    expect(checkParams(script, { source: 'return 1 + 1' })).toEqual([]);
  });

  it.each([
    ['return 1 +;', 'is not JavaScript in line 1, column 11: unexpected token'],
    ['var a = 1;\nvar b = ;\nreturn a', 'is not JavaScript in line 2, column 9: unexpected token'],
    ['return "x', 'is not JavaScript in line 1, column 8: unterminated string constant'],
    ['await 1; return 1', 'is not JavaScript in line 1, column 7: unexpected token'],
    ['}); return 1; (function () {', 'is not JavaScript in line 1, column 1: unexpected token'],
    [
      'return /(/',
      'is not JavaScript in line 1, column 9: invalid regular expression: /(/: Unterminated group',
    ],
    [
      'let a; let a; return a',
      "is not JavaScript in line 1, column 12: identifier 'a' has already been declared",
    ],
    ['import fs from "fs"; return fs', expect.stringContaining('line 1, column 1:')],
    ['with (vars) { return n }', "is not JavaScript in line 1, column 1: 'with' in strict mode"],
  ])('says of %j where it is no JavaScript', (source, message) => {
    expect(checkParams(script, { source })).toEqual([
      { level: 'error', code: 'script.syntax', path: 'params.source', field: 'source', message },
    ]);
  });

  it.each([
    'const f = async function* () {}; return [1, 2].at(-1) ?? vars?.n',
    'class A { static #b = 1; static { A.#b ||= 2 } } return `${vars.n}`',
    'return /(?<year>\\d+)/v.test("1") && 1_000n > 1',
    '(('.repeat(50) + '1' + '))'.repeat(50) + '; return 1',
  ])('reads today’s JavaScript: %s', (source) => {
    expect(checkParams(script, { source })).toEqual([]);
  });

  it('reads scripts of arrays in the old way', () => {
    const source = 'with ({ a: 010 }) { return a }';
    expect(checkParams(script, { source }, 'array')).toEqual([]);
    expect(checkParams(script, { source: 'return 1 +' }, 'array')).toHaveLength(1);
  });

  it('leaves to the interpreter what nests too deep to be read', () => {
    const source = `return ${'['.repeat(9_000)}${']'.repeat(9_000)}`;
    expect(checkParams(script, { source })).toEqual([]);
  });

  it.each(['1a', 'a-b', 'a b', ''])('refuses %p as the name of a value', (name) => {
    expect(checkParams(script, { source: 'return 1', values: { [name]: 1 } })).not.toEqual([]);
  });
});
