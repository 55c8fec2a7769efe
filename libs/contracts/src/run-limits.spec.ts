import { describe, expect, it } from '@jest/globals';
import { RunLimits } from './run-limits';

describe('RunLimits', () => {
  it('are 10,000 steps, 1,000 effects, 8 deep and 1 MiB of variables by default (decision 5)', () => {
    expect(RunLimits.parse({})).toMatchObject({
      maxSteps: 10_000,
      maxEffects: 1_000,
      maxDepth: 8,
      maxVariableBytes: 1_048_576,
    });
  });

  it('take what a domain sets and nothing else (decision 5)', () => {
    expect(RunLimits.parse({ maxSteps: 500 })).toMatchObject({ maxSteps: 500, maxEffects: 1_000 });
    expect(RunLimits.safeParse({ maxStep: 500 }).success).toBe(false);
  });

  it.each([
    { maxSteps: 99 },
    { maxSteps: 100_001 },
    { maxEffects: 0 },
    { maxEffects: 1.5 },
    { maxVariableBytes: 8 * 1024 * 1024 + 1 },
    { maxDepth: 9 },
    { maxBranches: 1 },
    { maxRunMs: 59_999 },
  ])('refuse %j, which would not end or not begin', (limits) => {
    expect(RunLimits.safeParse(limits).success).toBe(false);
  });
});
