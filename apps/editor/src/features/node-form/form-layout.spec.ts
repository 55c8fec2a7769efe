import { describe, expect, it } from '@jest/globals';
import { describeParams, nodeTypeOf } from '@hookline/nodes';
import { z } from 'zod';
import { formLayout } from './form-layout';
import { newItem, writtenFields } from './fields/item-fields';
import { fromFieldText, numberOrText, toFieldText } from './param-text';
import { splitDuration } from './split-duration';

const names = (rows: readonly (readonly { readonly name: string }[])[]) =>
  rows.map((row) => row.map(({ name }) => name).join('+'));

const fields = describeParams({
  params: z.object({
    way: z.enum(['a', 'b', 'c', 'd']).default('a').meta({ label: 'Way' }),
    to: z.string().meta({ label: 'To' }),
    amount: z.number().default(5).meta({ label: 'Amount' }),
    unit: z.enum(['s', 'min']).default('s').meta({ label: 'Unit' }),
    mode: z.enum(['x', 'y']).default('x').meta({ label: 'Mode' }),
    onlyY: z
      .string()
      .default('')
      .meta({ label: 'Only y', showWhen: { param: 'mode', is: ['y'] } }),
    limit: z.number().default(1).meta({ label: 'Limit', unit: 's' }),
    who: z.enum(['all', 'some']).default('all').meta({ label: 'Who' }),
    note: z.string().default('').meta({ label: 'Note' }),
    rare: z.string().default('z').meta({ label: 'Rare', advanced: true }),
  }),
});

describe('formLayout', () => {
  it('puts a choice beside its text and a number beside its unit', () => {
    const rows = names(formLayout(fields, {}).rows);
    expect(rows.slice(0, 3)).toEqual(['way+to', 'amount+unit', 'mode']);
  });

  it('gives words side by side, and a number with its unit inside, a line of their own', () => {
    expect(names(formLayout(fields, {}).rows).slice(3)).toEqual(['limit', 'who', 'note']);
  });

  it('shows a field while the other param has the value, the default counted', () => {
    expect(names(formLayout(fields, { mode: 'y' }).rows)).toContain('onlyY');
    expect(names(formLayout(fields, {}).rows)).not.toContain('onlyY');
  });

  it('tucks an advanced field away until it holds something of its own', () => {
    expect(names(formLayout(fields, { rare: 'z' }).more)).toEqual(['rare']);
    expect(names(formLayout(fields, { rare: 'other' }).rows)).toContain('rare');
  });

  it('puts method and address of an HTTP request on one line', () => {
    const type = nodeTypeOf('http-request');
    const rows = type === undefined ? [] : names(formLayout(describeParams(type), {}).rows);
    expect(rows[0]).toBe('method+url');
  });
});

describe('the text of a field', () => {
  it.each([
    ['abc', undefined, 'abc'],
    ['5', '4', '5'],
    ['5', 4, 5],
    ['true', false, true],
    ['[1]', '', [1]],
    ['{"a":1}', '', { a: 1 }],
    ['{oops', '', '{oops'],
    ['null', 'x', 'null'],
  ])('%j after %j is %j', (text, before, value) => {
    expect(fromFieldText(text, before)).toEqual(value);
  });

  it('shows what is no text as JSON', () => {
    expect([toFieldText(5), toFieldText(null), toFieldText({ a: 1 })]).toEqual([
      '5',
      '',
      '{"a":1}',
    ]);
  });

  it.each([
    ['12', 12],
    [' 1.5 ', 1.5],
    ['${wait}', '${wait}'],
    ['1e3', '1e3'],
  ])('a number field reads %j as %j', (text, value) => {
    expect(numberOrText(text)).toBe(value);
  });
});

describe('splitDuration', () => {
  it.each([
    [0, '0 s'],
    [250, '250 ms'],
    [1_500, '1500 ms'],
    [90_000, '90 s'],
    [600_000, '10 min'],
    [7_200_000, '2 h'],
  ])('%d ms reads %s', (ms, text) => {
    const { amount, unit } = splitDuration(ms);
    expect(`${amount} ${unit}`).toBe(text);
  });
});

describe('cases of a switch', () => {
  const type = nodeTypeOf('switch');
  const cases = (type && describeParams(type).find(({ name }) => name === 'cases')) ?? fields[0];

  it('are given a name edges can hold on to, which is not offered for change', () => {
    if (cases === undefined) throw new Error('the switch has no cases');
    expect(writtenFields(cases).map(({ name }) => name)).toEqual(['equals', 'label']);
    const first = newItem(cases, []);
    expect(first).toEqual({ name: 'case-1', label: '', equals: '' });
    expect(newItem(cases, [first])['name']).toBe('case-2');
  });
});
