import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { cacheKey } from '../params/cache-key';
import { optionalVariableName } from '../params/variable-name';

export const CacheGetParams = z.object({
  key: cacheKey(),
  variable: optionalVariableName()
    .default('')
    .meta({
      label: 'Into variable',
      placeholder: 'vip',
      help: 'Set to the value, emptied when there is none.',
    } satisfies ParamMeta),
});
export type CacheGetParams = z.output<typeof CacheGetParams>;
