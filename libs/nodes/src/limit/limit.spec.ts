import { describe, expect, it } from '@jest/globals';
import { executeLimit } from './limit.execute';
import { LimitParams } from './limit.params';

describe('executeLimit', () => {
  it.each([
    [1, 'next'],
    [2, 'next'],
    [3, 'exceeded'],
    [4, 'exceeded'],
  ])('sends arrival %i of a limit of 2 by %s (decision 17)', (visit, outlet) => {
    expect(executeLimit(LimitParams.parse({ max: '2' }), { visit })).toMatchObject({ outlet });
  });

  it('lets nothing pass when the limit is 0', () => {
    expect(executeLimit({ max: 0 }, { visit: 1 })).toMatchObject({ outlet: 'exceeded' });
  });
});
