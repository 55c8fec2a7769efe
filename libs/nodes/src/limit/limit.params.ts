import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { wholeNumber } from '../params/whole-number';

export const LimitParams = z.object({
  max: wholeNumber(0, 1_000_000)
    .default(3)
    .meta({ label: 'Most passes', help: 'Counted for the life of the run.' } satisfies ParamMeta),
});
export type LimitParams = z.output<typeof LimitParams>;
