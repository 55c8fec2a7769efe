import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const FunctionReturnParams = z.object({
  function: z
    .string()
    .max(200)
    .meta({ label: 'Function', language: 'literal' } satisfies ParamMeta),
  calls: z
    .array(z.string().min(1))
    .max(500)
    .default([])
    .meta({
      label: 'Calls',
      help: 'Ids of the nodes that call the function; each has its outlet.',
      widget: 'json',
      language: 'literal',
    } satisfies ParamMeta),
});
export type FunctionReturnParams = z.output<typeof FunctionReturnParams>;
