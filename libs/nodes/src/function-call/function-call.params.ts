import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const FunctionCallParams = z.object({
  function: z
    .string()
    .max(200)
    .meta({ label: 'Function', language: 'literal' } satisfies ParamMeta),
  bodies: z
    .array(z.string().min(1))
    .max(500)
    .default([])
    .meta({
      label: 'Bodies',
      help: 'The declarations there are of this function; each has its outlet.',
      widget: 'json',
      language: 'literal',
    } satisfies ParamMeta),
});
export type FunctionCallParams = z.output<typeof FunctionCallParams>;
