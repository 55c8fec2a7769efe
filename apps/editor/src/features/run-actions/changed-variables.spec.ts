import { describe, expect, it } from '@jest/globals';
import { changedVariables } from './changed-variables';

describe('changedVariables', () => {
  it('names what was changed or added and nothing else', () => {
    const before = { ticket: 'T-1', tries: 1, address: { city: 'Lviv' } };
    const after = { ticket: 'T-1', tries: 2, address: { city: 'Lviv' }, vip: true };
    expect(changedVariables(before, after)).toEqual({ tries: 2, vip: true });
  });

  it('tells a number from its text', () => {
    expect(changedVariables({ tries: 1 }, { tries: '1' })).toEqual({ tries: '1' });
  });

  it('leaves alone what was taken out of the text', () => {
    expect(changedVariables({ ticket: 'T-1' }, {})).toEqual({});
  });
});
