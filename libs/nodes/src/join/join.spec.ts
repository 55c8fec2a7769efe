import { describe, expect, it } from '@jest/globals';
import { join } from './join.definition';
import { executeJoin } from './join.execute';
import { JoinParams } from './join.params';

describe('executeJoin', () => {
  it('waits for all branches unless told otherwise', () => {
    expect(executeJoin(JoinParams.parse({}))).toEqual({
      kind: 'join',
      mode: 'all',
      outlet: 'next',
    });
    expect(executeJoin(JoinParams.parse({ mode: 'any' }))).toMatchObject({ mode: 'any' });
  });

  it('says on its card which it is', () => {
    expect(join.summary({})).toBe('all branches');
    expect(join.summary({ mode: 'any' })).toBe('the first branch');
  });
});
