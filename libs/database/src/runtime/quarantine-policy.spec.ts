import { describe, expect, it } from '@jest/globals';
import { triesThatCount } from './quarantine-policy';

describe('triesThatCount', () => {
  it.each([
    [0, 5],
    [6, 5],
    [10, 5],
    [11, 6],
    [18, 9],
    [24, 12],
    [100, 12],
  ])('of %i deaths asks for %i tries', (deaths, tries) => {
    expect(triesThatCount(deaths)).toBe(tries);
  });

  it('sets a run that kills each worker it meets aside after six deaths, if nothing else kills', () => {
    // The first death is no try: nobody claimed the run for it.
    const setAsideAt = Array.from({ length: 20 }, (_, death) => death + 1).find(
      (deaths) => deaths - 1 >= triesThatCount(deaths),
    );
    expect(setAsideAt).toBe(6);
  });
});
