import { describe, expect, it } from '@jest/globals';
import { isoText } from './iso-text';

describe('isoText', () => {
  it('writes each instant as toISOString does, the same one again and others between', () => {
    const instants = [0, 0, 1_767_225_600_001, 0, 1_767_225_600_001].map((ms) => new Date(ms));
    expect(instants.map(isoText)).toEqual(instants.map((instant) => instant.toISOString()));
  });

  it('throws for a date that is none', () => {
    expect(() => isoText(new Date(Number.NaN))).toThrow(RangeError);
  });
});
