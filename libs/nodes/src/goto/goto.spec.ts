import { describe, expect, it } from '@jest/globals';
import { goto } from './goto.definition';
import { executeGoto } from './goto.execute';

describe('executeGoto', () => {
  it('jumps and counts', () => {
    expect(executeGoto({ tag: 'try' }, { memory: null })).toMatchObject({
      outlet: 'jump',
      memory: 1,
    });
  });

  it('makes the thousandth jump and no further one', () => {
    expect(executeGoto({ tag: 'try' }, { memory: 999 })).toMatchObject({ outlet: 'jump' });
    expect(executeGoto({ tag: 'try' }, { memory: 1_000 })).toMatchObject({ outlet: 'next' });
  });
});

describe('goto', () => {
  it('shares one count among all gotos of a run', () => {
    expect(goto.memoryKey?.({ tag: 'a' }, 'n1')).toBe(goto.memoryKey?.({ tag: 'b' }, 'n2'));
  });
});
