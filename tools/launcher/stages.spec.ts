import { describe, expect, it } from '@jest/globals';
import { formatDuration, stageLine } from './stages.mjs';

describe('formatDuration', () => {
  it.each([
    [0, '0.0 s'],
    [412, '0.4 s'],
    [59_900, '59.9 s'],
    [60_000, '1 min 00 s'],
    [125_400, '2 min 05 s'],
  ])('writes %d ms as %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});

describe('stageLine', () => {
  it('tells a failed stage by more than colour', () => {
    const stage = { name: 'Build', detail: 'api', durationMs: 1_200 };
    expect(stageLine({ ...stage, ok: true })).toBe('✓ Build          1.2 s   api');
    expect(stageLine({ ...stage, ok: false })).toMatch(/^✗ Build/);
  });
});
