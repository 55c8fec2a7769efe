import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const FunctionDeclareParams = z.object({
  function: z
    .string()
    .max(200)
    .meta({ label: 'Function', language: 'literal' } satisfies ParamMeta),
  body: z
    .string()
    .min(1)
    .meta({
      label: 'Body',
      help: 'Names this declaration among several of one function.',
      language: 'literal',
    } satisfies ParamMeta),
});
export type FunctionDeclareParams = z.output<typeof FunctionDeclareParams>;
