import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { objectRef } from '../params/object-ref';
import { optionalVariableName } from '../params/variable-name';

export const CalendarCheckParams = z.object({
  calendar: objectRef('calendar').meta({
    label: 'Calendar',
    widget: 'calendar-picker',
  } satisfies ParamMeta),
  variable: optionalVariableName()
    .default('')
    .meta({
      label: 'Into variable',
      placeholder: 'is_open',
      help: 'Set to true while open, else to false.',
    } satisfies ParamMeta),
  extended: z
    .boolean()
    .default(false)
    .meta({
      label: 'Say more in the variable',
      help: 'On a holiday its name, outside the period of the calendar `expire`.',
      advanced: true,
    } satisfies ParamMeta),
});
export type CalendarCheckParams = z.output<typeof CalendarCheckParams>;
