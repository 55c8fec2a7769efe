import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { spanMs, timeUnit } from '../params/time-span';
import { numberBetween } from '../params/whole-number';

const longestMs = 30 * 86_400_000;

export const WaitParams = z
  .object({
    amount: numberBetween(0, longestMs)
      .default(10)
      .meta({ label: 'Time', help: 'At most 30 days.', widget: 'number' } satisfies ParamMeta),
    unit: timeUnit()
      .default('s')
      .meta({ label: 'Unit' } satisfies ParamMeta),
  })
  .refine((params) => spanMs(params.amount, params.unit) <= longestMs, {
    path: ['amount'],
    message: 'must be at most 30 days',
  });
export type WaitParams = z.output<typeof WaitParams>;
