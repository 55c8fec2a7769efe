import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';

export const StopParams = z.object({
  status: text(z.enum(['success', 'failure']))
    .default('success')
    .meta({ label: 'The run ends as' } satisfies ParamMeta),
  result: JsonValue.default(null).meta({
    label: 'Result',
    help: 'What the run answers; shown on the run.',
    widget: 'json',
    showWhen: { param: 'status', is: ['success'] },
  } satisfies ParamMeta),
  message: text(z.string().max(2_000))
    .default('')
    .meta({
      label: 'Message',
      help: 'Why the run failed, for whoever looks at it.',
      showWhen: { param: 'status', is: ['failure'] },
    } satisfies ParamMeta),
});
export type StopParams = z.output<typeof StopParams>;
