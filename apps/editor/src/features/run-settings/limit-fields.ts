import { RunLimits } from '@hookline/contracts';

/** A unit people write an amount in; `size` is how much of the stored unit it is. */
export interface LimitUnit {
  readonly key: 'step' | 'effect' | 'branch' | 'level' | 'KiB' | 'MiB' | 'min' | 'h' | 'day';
  readonly size: number;
}

export interface LimitField {
  readonly name: keyof RunLimits;
  readonly label: string;
  readonly help: string;
  readonly least: number;
  readonly most: number;
  /** What holds where the domain sets nothing. */
  readonly productHas: number;
  /** Smallest first. */
  readonly units: readonly [LimitUnit, ...LimitUnit[]];
}

const minute = 60_000;

const unitsOf: { readonly [Name in keyof RunLimits]: LimitField['units'] } = {
  maxSteps: [{ key: 'step', size: 1 }],
  maxEffects: [{ key: 'effect', size: 1 }],
  maxVariableBytes: [
    { key: 'KiB', size: 1024 },
    { key: 'MiB', size: 1024 * 1024 },
  ],
  maxBranches: [{ key: 'branch', size: 1 }],
  maxDepth: [{ key: 'level', size: 1 }],
  maxRunMs: [
    { key: 'min', size: minute },
    { key: 'h', size: 60 * minute },
    { key: 'day', size: 24 * 60 * minute },
  ],
};

/** The limits of a run in the order of the contract, which says everything but the units. */
export const limitFields: readonly LimitField[] = RunLimits.keyof().options.map((name) => {
  const limit = RunLimits.shape[name];
  const { minValue, maxValue } = limit.unwrap();
  const { label, description } = limit.meta() ?? {};
  return {
    name,
    label: String(label),
    help: String(description),
    least: minValue ?? 0,
    most: maxValue ?? Number.MAX_SAFE_INTEGER,
    productHas: limit.parse(undefined),
    units: unitsOf[name],
  };
});
