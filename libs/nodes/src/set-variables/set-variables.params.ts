import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { timeZone } from '../params/time-zone';
import { variableName } from '../params/variable-name';

/** An ordered list rather than a map: a stored object would lose the author's order. */
export const SetVariablesParams = z.object({
  assignments: z
    .array(
      z.object({
        name: variableName().meta({ label: 'Name', placeholder: 'vip' } satisfies ParamMeta),
        value: JsonValue.default('').meta({
          label: 'Value',
          placeholder: '${member_name}',
          widget: 'text',
        } satisfies ParamMeta),
      }),
    )
    .max(200, 'holds more than 200 variables')
    .default([])
    .meta({
      label: 'Variables',
      help: 'All values are worked out first and set afterwards, so the order does not matter.',
      widget: 'assignments',
    } satisfies ParamMeta),
  zone: timeZone()
    .default('')
    .meta({
      label: 'Time zone',
      placeholder: 'Europe/Kyiv',
      help: 'Dates and hours are reckoned in this zone for the rest of the run. Empty: as before.',
      advanced: true,
    } satisfies ParamMeta),
});
export type SetVariablesParams = z.output<typeof SetVariablesParams>;
