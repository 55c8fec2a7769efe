import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const OpaqueParams = z.object({
  app: z
    .string()
    .min(1)
    .meta({ label: 'Application', language: 'literal' } satisfies ParamMeta),
  source: JsonValue.default(null).meta({
    label: 'As imported',
    help: 'Kept word for word for the way back.',
    widget: 'json',
    language: 'literal',
  } satisfies ParamMeta),
});
export type OpaqueParams = z.output<typeof OpaqueParams>;
