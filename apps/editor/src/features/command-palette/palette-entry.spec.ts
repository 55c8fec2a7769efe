import { describe, expect, it } from '@jest/globals';
import { IconList } from '@tabler/icons-react';
import { stepFrom } from './palette-entry';

const entries = ['a', 'b', 'c'].map((id) => ({
  id,
  label: id,
  icon: IconList,
  onOpen: () => undefined,
}));

describe('stepFrom', () => {
  it.each([
    ['a', 1, 'b'],
    ['c', 1, 'a'],
    ['a', -1, 'c'],
    ['b', 0, 'b'],
  ])('from %s by %i comes to %s', (from, step, to) => {
    expect(stepFrom(entries, from, step)?.id).toBe(to);
  });

  it.each([null, 'gone'])('begins at the first when %p is chosen', (chosen) => {
    expect(stepFrom(entries, chosen, 1)?.id).toBe('a');
  });

  it('finds nothing among nothing', () => {
    expect(stepFrom([], 'a', 1)).toBeNull();
  });
});
