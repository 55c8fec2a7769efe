import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { NodeFailure, type Exit } from '@hookline/engine';
import { aNodeContext } from '@hookline/testing';
import { executeForEach } from './for-each.execute';
import { ForEachParams } from './for-each.params';

/** The exits until `done`, the variables of each pass visible to the next arrival. */
function passes(params: object, values: JsonObject): Exit[] {
  const parsed = ForEachParams.parse({ list: '${things}', ...params });
  const exits: Exit[] = [];
  let memory: JsonValue = null;
  let known = values;
  do {
    const exit = executeForEach(parsed, aNodeContext({ memory, values: known })) as Exit;
    memory = exit.memory ?? null;
    known = { ...known, ...exit.variables };
    exits.push(exit);
  } while (exits.at(-1)?.outlet !== 'done' && exits.length < 50);
  return exits;
}

function failure(params: object, things: JsonValue): NodeFailure {
  try {
    passes(params, { things });
  } catch (error) {
    if (error instanceof NodeFailure) return error;
  }
  throw new Error('did not fail');
}

describe('executeForEach', () => {
  it('sets item and place for every pass, in order', () => {
    const exits = passes({}, { things: ['a', { b: 1 }] });
    expect(exits.map(({ outlet, variables }) => [outlet, variables])).toEqual([
      ['item', { item: 'a', index: 0 }],
      ['item', { item: { b: 1 }, index: 1 }],
      ['done', undefined],
    ]);
    expect(exits.at(-1)?.output).toEqual({ count: 2, results: [] });
  });

  it('collects a value at the end of every pass', () => {
    const exits = passes({ item: 'n', collect: 'n * 10 + index' }, { things: [1, 2, 3] });
    expect(exits.at(-1)?.output).toEqual({ count: 3, results: [10, 21, 32] });
  });

  it('works the list out once: changing it on the way changes nothing', () => {
    const exits = passes({ item: 'things' }, { things: [1, 2] });
    expect(exits.at(-1)?.output).toMatchObject({ count: 2 });
  });

  it.each<[JsonValue, number]>([
    ['[1, "b", null]', 3],
    ['', 0],
    [null, 0],
    [[], 0],
  ])('goes through %j as %i items', (things, count) => {
    expect(passes({ index: '' }, { things }).at(-1)?.output).toEqual({ count, results: [] });
  });

  it('forgets everything when it is done', () => {
    expect(passes({}, { things: [1] }).at(-1)?.memory).toBeNull();
  });

  it.each<[JsonValue]>([[5], ['not JSON'], ['{"a": 1}'], [{ a: 1 }]])(
    'fails on %j, which is no list',
    (things) => {
      expect(failure({}, things).code).toBe('for-each.not-a-list');
    },
  );

  it('fails before the first item when there are more than allowed', () => {
    expect(failure({ maxItems: 2 }, [1, 2, 3])).toMatchObject({
      code: 'for-each.too-many',
      details: { count: 3 },
    });
  });
});

describe('ForEachParams', () => {
  it.each([{ list: '' }, { list: 'x', maxItems: 1_001 }, { list: 'x', item: '__proto__' }])(
    'refuses %j',
    (params) => {
      expect(ForEachParams.safeParse(params).success).toBe(false);
    },
  );
});
