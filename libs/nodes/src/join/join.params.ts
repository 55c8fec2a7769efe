import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';

export const JoinParams = z.object({
  mode: text(z.enum(['all', 'any']))
    .default('all')
    .meta({
      label: 'Goes on when',
      help: '`all`: every branch arrived or ended. `any`: the first arrived; the others are cancelled.',
    } satisfies ParamMeta),
});
export type JoinParams = z.output<typeof JoinParams>;
