import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const GotoParams = z.object({
  tag: z
    .string()
    .default('')
    .meta({
      label: 'Tag',
      help: 'Where to, as the schema names it.',
      language: 'literal',
    } satisfies ParamMeta),
});
export type GotoParams = z.output<typeof GotoParams>;
