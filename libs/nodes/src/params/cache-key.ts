import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from './text';

/** The key under which a cache keeps a value. */
export function cacheKey() {
  return text(z.string().min(1, 'needs a key').max(256, 'is longer than 256 characters')).meta({
    label: 'Key',
    placeholder: 'vip:${destination}',
    help: 'Shared by all flow schemas of the domain.',
  } satisfies ParamMeta);
}
