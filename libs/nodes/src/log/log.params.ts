import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';

export const LogParams = z.object({
  text: text(z.string().max(10_000)).meta({
    label: 'Text',
    widget: 'textarea',
    placeholder: 'Answered by ${agent_name}',
  } satisfies ParamMeta),
  level: text(z.enum(['info', 'warning', 'error']))
    .default('info')
    .meta({ label: 'Level' } satisfies ParamMeta),
});
export type LogParams = z.output<typeof LogParams>;
