import { notificationLevels } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { wholeNumber } from '../params/whole-number';
import { recipientParams } from './recipients';

export const NotifyAgentParams = z.object({
  message: text(z.string().trim().min(1, 'needs a message').max(2_000)).meta({
    label: 'Message',
    placeholder: 'VIP on the line: ${member_name}',
    widget: 'textarea',
  } satisfies ParamMeta),
  level: text(z.enum(notificationLevels))
    .default('info')
    .meta({ label: 'Level' } satisfies ParamMeta),
  seconds: wholeNumber(0, 3_600)
    .default(10)
    .meta({
      label: 'Shown for',
      unit: 's',
      help: '0: until the agent dismisses it.',
    } satisfies ParamMeta),
  ...recipientParams,
});
export type NotifyAgentParams = z.output<typeof NotifyAgentParams>;
