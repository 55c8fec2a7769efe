import { JsonValue } from '@hookline/contracts';
import { paramWidgets, type ParamMeta } from '@hookline/engine';
import { z } from 'zod';

const StoredMeta = z.object({
  label: z.string(),
  help: z.string().optional(),
  unit: z.string().optional(),
  placeholder: z.string().optional(),
  widget: z.enum(paramWidgets).optional(),
  language: z.enum(['template', 'expression', 'rules', 'literal']).optional(),
  encode: z.enum(['url', 'xml', 'html', 'markdown']).optional(),
  showWhen: z.object({ param: z.string(), is: z.array(JsonValue) }).optional(),
  kinds: z.union([z.array(z.string()), z.object({ param: z.string() })]).optional(),
  names: z
    .union([z.enum(['agent', 'domain-variable']), z.object({ agentBy: z.string() })])
    .optional(),
  advanced: z.boolean().optional(),
});

/** The metadata a param carries; its name as the label when it carries none. */
export function metaOf(schema: z.core.$ZodType, name: string): ParamMeta {
  const stored = StoredMeta.safeParse(z.globalRegistry.get(schema));
  return stored.success ? stored.data : { label: name };
}
