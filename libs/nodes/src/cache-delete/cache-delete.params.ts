import { z } from 'zod';
import { cacheKey } from '../params/cache-key';

export const CacheDeleteParams = z.object({ key: cacheKey() });
export type CacheDeleteParams = z.output<typeof CacheDeleteParams>;
