import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const LoopEntryParams = z.object({
  loop: z
    .string()
    .min(1)
    .meta({ label: 'Loop', help: 'Id of the loop node.', language: 'literal' } satisfies ParamMeta),
});
export type LoopEntryParams = z.output<typeof LoopEntryParams>;
