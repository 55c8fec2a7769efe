import { describe, expect, it } from '@jest/globals';
import { usualRatio } from './usual-ratio';

const counts = (today: number, usual: number) => ({
  since: '2026-07-14T00:00:00Z',
  counts: { missed: today },
  usual: { missed: usual },
});

describe('usualRatio', () => {
  it('speaks up at one and a half times the usual', () => {
    expect(usualRatio(counts(86, 41), 'missed')).toBeCloseTo(2.1, 1);
    expect(usualRatio(counts(59, 41), 'missed')).toBeNull();
  });

  it('keeps quiet about small numbers and without history', () => {
    expect(usualRatio(counts(9, 1), 'missed')).toBeNull();
    expect(usualRatio(counts(86, 0), 'missed')).toBeNull();
    expect(usualRatio(counts(86, 41), 'joined')).toBeNull();
  });
});
