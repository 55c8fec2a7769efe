import { describe, expect, it } from '@jest/globals';
import { RunLimits } from '@hookline/contracts';
import { limitFields } from './limit-fields';
import { splitAmount } from './split-amount';

const unitsOf = (name: keyof RunLimits) => limitFields.find((field) => field.name === name)!.units;

describe('splitAmount', () => {
  it.each([
    [1024 * 1024, 'maxVariableBytes', 1, 'MiB'],
    [16 * 1024, 'maxVariableBytes', 16, 'KiB'],
    [1536, 'maxVariableBytes', 1.5, 'KiB'],
    [31 * 86_400_000, 'maxRunMs', 31, 'day'],
    [90 * 60_000, 'maxRunMs', 90, 'min'],
    [90_000, 'maxRunMs', 1.5, 'min'],
    [10_000, 'maxSteps', 10_000, 'step'],
  ] as const)('says %d of %s as %d %s', (stored, name, amount, key) => {
    const said = splitAmount(stored, unitsOf(name));
    expect(said).toMatchObject({ amount, unit: { key } });
    expect(said.amount * said.unit.size).toBe(stored);
  });
});

describe('limitFields', () => {
  it('are all limits of a run, with words, bounds and what the product has', () => {
    expect(limitFields.map(({ name }) => name)).toEqual(Object.keys(RunLimits.shape));
    expect(limitFields[0]).toMatchObject({ least: 100, most: 100_000, productHas: 10_000 });
    for (const { name, label, help, least, most } of limitFields) {
      expect({ name, label: label.length > 2, help: help.length > 10 }).toEqual({
        name,
        label: true,
        help: true,
      });
      expect(RunLimits.shape[name].safeParse(least).success).toBe(true);
      expect(RunLimits.shape[name].safeParse(least - 1).success).toBe(false);
      expect(RunLimits.shape[name].safeParse(most).success).toBe(true);
      expect(RunLimits.shape[name].safeParse(most + 1).success).toBe(false);
    }
  });
});
