import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';

export const LogParams = z.object({
  what: text(z.enum(['text', 'variables']))
    .default('text')
    .meta({
      label: 'What',
      help: 'A line of text, or everything the run knows by name at this point.',
      language: 'literal',
    } satisfies ParamMeta),
  text: text(z.string().max(10_000))
    .default('')
    .meta({
      label: 'Text',
      widget: 'textarea',
      placeholder: 'Answered by ${agent_name}',
      showWhen: { param: 'what', is: ['text'] },
    } satisfies ParamMeta),
  level: text(z.enum(['info', 'warning', 'error']))
    .default('info')
    .meta({ label: 'Level' } satisfies ParamMeta),
});
export type LogParams = z.output<typeof LogParams>;
