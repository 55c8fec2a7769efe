import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { z } from 'zod';
import { checkParams } from './check-params';
import { moment } from './moment';
import { objectRef } from './object-ref';
import { text } from './text';
import { textMap } from './text-map';
import { wholeNumber } from './whole-number';

const params = z.object({
  text: text(z.string().min(1).max(5)).optional(),
  count: wholeNumber(1, 9).optional(),
  list: z
    .array(z.object({ name: text(z.string().min(1)) }))
    .max(2)
    .optional(),
  map: textMap(z.string()).optional(),
  at: moment().optional(),
  ref: objectRef('list').optional(),
  choice: text(z.enum(['a', 'b'])).optional(),
});

describe('checkParams', () => {
  it.each<[JsonObject, string[]]>([
    [{ text: 'abc', count: '3', at: '2026-01-01T00:00Z', choice: 'a' }, []],
    [{ text: '' }, ['params.text: must not be empty']],
    [{ text: 'abcdef' }, ['params.text: must have at most 5 characters']],
    [{ text: '${long_name}' }, []],
    [{ text: '{{long_name}}' }, []],
    [{ text: '\\${abc}' }, ['params.text: must have at most 5 characters']],
    [{ text: {} }, ['params.text: must be a text']],
    [{ count: 1.5 }, ['params.count: must be a whole number']],
    [{ count: 'many' }, ['params.count: must be a number']],
    [{ count: '${n}' }, []],
    [{ count: 0 }, ['params.count: must be at least 1']],
    [{ list: [{ name: 'x' }, {}] }, ['params.list.1.name: is required']],
    [{ list: 'x' }, ['params.list: must be a list']],
    [{ list: '${names}' }, []],
    [
      { list: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] },
      ['params.list: must have at most 2 entries'],
    ],
    [{ map: { a: [] } }, ['params.map.a: must be a text']],
    [{ map: { a: 1, b: true, c: null } }, []],
    [{ at: 'noon' }, ['params.at: must be a moment like 2026-12-24T18:00:00Z, or milliseconds']],
    [{ at: '${when}' }, []],
    [{ ref: {} }, ['params.ref: choose a list']],
    [{ ref: { name: '${list}' } }, []],
    [{ choice: 'c' }, ['params.choice: must be one of a, b']],
  ])('says about %j: %j', (given, problems) => {
    const found = checkParams({ params }, given);
    expect(found.map(({ path, message }) => `${path}: ${message}`)).toEqual(problems);
  });

  it('names the param and adds what the type itself complains about', () => {
    const own = { level: 'warning', code: 'x', path: 'params.text', message: 'is odd' } as const;
    const found = checkParams({ params, check: () => [own] }, { count: 0 });
    expect(found).toEqual([
      expect.objectContaining({ level: 'error', code: 'params.too_small', field: 'count' }),
      own,
    ]);
  });
});
