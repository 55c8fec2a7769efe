import { describe, expect, it } from '@jest/globals';
import { isShorter } from './is-shorter';

describe('isShorter', () => {
  it.each([
    [30, 90, true],
    [90, 30, false],
    [30, 30, false],
    [30, 0, true],
    [0, 30, false],
    [0, 0, false],
  ])('says of %d days instead of %d: %s', (next, now, expected) => {
    expect(isShorter(next, now)).toBe(expected);
  });
});
