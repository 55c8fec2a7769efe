import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { cacheKey } from '../params/cache-key';
import { spanMs, timeUnit } from '../params/time-span';
import { numberBetween } from '../params/whole-number';

/** Characters of a value as JSON text. */
const largestValue = 65_536;
const longestDays = 30;

export const CacheSetParams = z
  .object({
    key: cacheKey(),
    value: JsonValue.default('')
      .refine(
        (value) => JSON.stringify(value).length <= largestValue,
        `is longer than ${largestValue} characters`,
      )
      .meta({
        label: 'Value',
        placeholder: '${steps["Ask CRM"].body}',
        widget: 'textarea',
        help: 'At most 65,536 characters as JSON.',
      } satisfies ParamMeta),
    keepAmount: numberBetween(0, 2_592_000_000)
      .default(1)
      .meta({ label: 'Keep for', help: 'From one second to 30 days.' } satisfies ParamMeta),
    keepUnit: timeUnit()
      .default('h')
      .meta({ label: 'Unit' } satisfies ParamMeta),
  })
  .refine(
    ({ keepAmount, keepUnit }) => {
      const ms = spanMs(keepAmount, keepUnit);
      return ms >= 1_000 && ms <= spanMs(longestDays, 'day');
    },
    { path: ['keepAmount'], message: 'must be from 1 s to 30 days' },
  );
export type CacheSetParams = z.output<typeof CacheSetParams>;
