import { describe, expect, it } from '@jest/globals';
import { mergeVariables } from './merge-variables';

describe('mergeVariables', () => {
  it('sets what is named and keeps the rest', () => {
    expect(mergeVariables({ a: '1', b: '2' }, { b: '3', c: '4' })).toEqual({
      a: '1',
      b: '3',
      c: '4',
    });
  });

  it('deletes what is set to nothing', () => {
    expect(mergeVariables({ a: '1', b: '2' }, { a: '' })).toEqual({ b: '2' });
  });
});
