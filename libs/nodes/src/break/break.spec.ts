import { describe, expect, it } from '@jest/globals';
import { breakNode } from './break.definition';
import { executeBreak } from './break.execute';

describe('executeBreak', () => {
  it('ends the run as completed, and those that wait for it', () => {
    expect(executeBreak()).toEqual({
      kind: 'stop',
      status: 'completed',
      output: null,
      stopsCallers: true,
    });
  });
});

describe('breakNode', () => {
  it('leads nowhere', () => {
    expect(breakNode.outlets({})).toEqual([]);
  });
});
