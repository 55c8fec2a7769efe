import { JsonValue } from '@hookline/contracts';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { unfit, visitParserOf } from './visit-parser';

const item = z.object({
  name: z.string().trim().min(1),
  value: JsonValue.default(''),
  note: z.string().default('none'),
});
const schema = z.object({
  items: z.array(item).max(3).default([]),
  zone: z.string().max(5).default('UTC'),
  limit: z.number().optional(),
});

/** Texts that begin with `$` are templates here. */
const holdsTemplate = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.startsWith('$')
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsTemplate);

function parserOf(whole: z.ZodType, written: JsonValue) {
  return visitParserOf({
    schema: whole,
    written,
    constantOf: (value) => (holdsTemplate(value) ? undefined : value),
    path: [],
  });
}

function checked(whole: z.ZodType, written: JsonValue, rendered: JsonValue) {
  const parse = parserOf(whole, written);
  return parse === unfit ? unfit : parse(rendered);
}

describe('visitParserOf', () => {
  const written: JsonValue = { items: [{ name: ' a ', value: '$x' }, { name: '$n' }], limit: 2 };

  it.each<JsonValue>([
    { items: [{ name: ' a ', value: 7 }, { name: ' b ' }], limit: 2 },
    { items: [{ name: ' a ', value: [1, { deep: null }] }, { name: 'c' }], limit: 2 },
  ])('gives what the whole check gives: %j', (rendered) => {
    expect(checked(schema, written, rendered)).toEqual(schema.parse(rendered));
  });

  it.each<[string, JsonValue]>([
    ['a text that is empty', { items: [{ name: ' a ', value: 1 }, { name: ' ' }], limit: 2 }],
    ['a value of another kind', { items: [{ name: ' a ', value: 1 }, { name: 5 }], limit: 2 }],
    ['a number JSON does not know', { items: [{ name: ' a ', value: NaN }, { name: 'b' }] }],
    ['a list of another length', { items: [{ name: ' a ', value: 1 }], limit: 2 }],
    ['no object at all', 'text'],
  ])('refuses %s', (_what, rendered) => {
    expect(checked(schema, written, rendered)).toBe(unfit);
  });

  it.each<[string, z.ZodType, JsonValue]>([
    ['a constant that does not fit', schema, { zone: 'too long a word', items: '$x' }],
    ['a constant in a list that does not fit', schema, { items: [{ name: '', value: '$x' }] }],
  ])('leaves %s to the whole check', (_what, whole, value) => {
    expect(parserOf(whole, value)).toBe(unfit);
  });

  it('checks as a whole what judges its parts together', () => {
    const pair = z
      .object({ least: z.number(), most: z.number() })
      .refine(({ least, most }) => least <= most);
    const template = { least: 1, most: '$most' };
    expect(checked(pair, template, { least: 1, most: 2 })).toEqual({ least: 1, most: 2 });
    expect(checked(pair, template, { least: 1, most: 0 })).toBe(unfit);
    const unique = z.array(z.string()).refine((list) => new Set(list).size === list.length);
    expect(checked(unique, ['a', '$b'], ['a', 'b'])).toEqual(['a', 'b']);
    expect(checked(unique, ['a', '$b'], ['a', 'a'])).toBe(unfit);
  });

  it('keeps the rules about the length of a list', () => {
    const many = Array.from({ length: 4 }, () => ({ name: '$n' }));
    const rendered = { items: many.map(() => ({ name: 'n' })) };
    expect(checked(schema, { items: many }, rendered)).toBe(unfit);
  });

  it('does not hand out what a visit could change for another', () => {
    const parse = parserOf(schema, { items: [{ name: 'a' }], zone: '$z' });
    const first = parse === unfit ? unfit : parse({ items: [{ name: 'a' }], zone: 'Kyiv' });
    expect(first).toMatchObject({ items: [{ name: 'a', note: 'none' }] });
    expect(Object.isFrozen(Object(first).items)).toBe(true);
  });
});
