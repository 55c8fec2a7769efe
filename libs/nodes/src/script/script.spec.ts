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

  it.each(['1a', 'a-b', 'a b', ''])('refuses %p as the name of a value', (name) => {
    expect(checkParams(script, { source: 'return 1', values: { [name]: 1 } })).not.toEqual([]);
  });
});
