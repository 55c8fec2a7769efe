import { describe, expect, it } from '@jest/globals';
import { fieldMap, mappedVariables, variablesOfFields } from './field-map';

const found = { id: '7', priority: 5, bucket_id: null, all: ['1'], variables: { vip: 'yes' } };

describe('variablesOfFields', () => {
  it('sets variables by the names of fields, own variables by their prefix', () => {
    const map = { a: 'priority', b: 'variables.vip', c: 'variables.toString', d: 'bucket_id' };
    expect(variablesOfFields(map, found, { dialect: 'graph' })).toEqual({
      a: 5,
      b: 'yes',
      c: null,
      d: null,
    });
  });

  it('makes text of everything in arrays', () => {
    const map = { a: 'priority', b: 'all', c: 'bucket_id' };
    expect(variablesOfFields(map, found, { dialect: 'array' })).toEqual({
      a: '5',
      b: '["1"]',
      c: '',
    });
  });
});

describe('fieldMap', () => {
  it('refuses a field there is none of', () => {
    const map = fieldMap(['id'], { withVariables: false });
    expect(map.safeParse({ a: 'id' }).success).toBe(true);
    expect(map.safeParse({ a: 'variables.vip' }).success).toBe(false);
    expect(
      fieldMap(['id'], { withVariables: true }).safeParse({ a: 'variables.vip' }).success,
    ).toBe(true);
  });
});

describe('mappedVariables', () => {
  it('names the variables of params as stored', () => {
    expect(mappedVariables({ set: { vip: 'id' } })).toEqual(['vip']);
    expect(mappedVariables({ set: 'odd' })).toEqual([]);
  });
});
