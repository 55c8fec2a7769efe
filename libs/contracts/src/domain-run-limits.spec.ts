import { describe, expect, it } from '@jest/globals';
import { DomainRunLimits } from './domain-run-limits';
import { RunLimits } from './run-limits';

const nothingSet = {
  maxSteps: null,
  maxEffects: null,
  maxVariableBytes: null,
  maxBranches: null,
  maxDepth: null,
  maxRunMs: null,
};

describe('DomainRunLimits', () => {
  it('has every limit of a run, and null for those the domain leaves to the product', () => {
    expect(DomainRunLimits.parse({})).toEqual(nothingSet);
    expect(Object.keys(nothingSet).sort()).toEqual(Object.keys(RunLimits.shape).sort());
    expect(DomainRunLimits.parse({ maxSteps: 500, maxDepth: null })).toEqual({
      ...nothingSet,
      maxSteps: 500,
    });
  });

  it.each(Object.entries(RunLimits.shape))('bounds %s as a run does', (name, limit) => {
    const { minValue, maxValue } = limit.unwrap();
    const mayBe = (value: unknown) => DomainRunLimits.safeParse({ [name]: value }).success;
    expect([minValue, maxValue, null].map(mayBe)).toEqual([true, true, true]);
    expect([minValue! - 1, maxValue! + 1, 100.5, '200'].map(mayBe)).not.toContain(true);
  });

  it('says which numbers a limit takes, and refuses a name it does not have', () => {
    const { error } = DomainRunLimits.safeParse({ maxSteps: 99, maxRunMs: 1 });
    expect(error?.issues).toMatchObject([
      { path: ['maxSteps'], message: 'must be a whole number from 100 to 100,000' },
      { path: ['maxRunMs'], message: 'must be a whole number from 60,000 to 31,622,400,000' },
    ]);
    expect(DomainRunLimits.safeParse({ maxStep: 500 }).success).toBe(false);
  });

  it('describes each limit with what null means', () => {
    expect(DomainRunLimits.shape.maxSteps.meta()?.description).toBe(
      'Steps of one run, every try and every pass of a loop counted. Null: 10,000.',
    );
  });
});
