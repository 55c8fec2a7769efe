import { describe, expect, it } from '@jest/globals';
import { jsonArray, jsonbArray } from './json-array';

describe('jsonArray', () => {
  it('is what array_send of PostgreSQL writes for the same array', () => {
    // select encode(array_send(array['{}'::json, '"é"']), 'hex')
    const sent =
      '00000001' +
      '00000000' +
      '00000072' +
      '00000002' +
      '00000001' +
      '000000027b7d' +
      '0000000422c3a922';
    expect(jsonArray(['{}', '"é"']).toString('hex')).toBe(sent);
  });

  it('has one dimension without elements for no texts', () => {
    expect(jsonArray([]).toString('hex')).toBe('0000000100000000000000720000000000000001');
  });
});

describe('jsonbArray', () => {
  it('is what array_send of PostgreSQL writes for the same array', () => {
    // select encode(array_send(array['{}'::jsonb, '"é"']), 'hex')
    const sent =
      '00000001' +
      '00000000' +
      '00000eda' +
      '00000002' +
      '00000001' +
      '00000003017b7d' +
      '000000050122c3a922';
    expect(jsonbArray(['{}', '"é"']).toString('hex')).toBe(sent);
  });
});
