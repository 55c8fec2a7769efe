import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
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
    .min(1, 'needs at least one variable')
    .max(200, 'holds more than 200 variables')
    .meta({
      label: 'Variables',
      help: 'All values are worked out first and set afterwards, so the order does not matter.',
      widget: 'assignments',
    } satisfies ParamMeta),
});
export type SetVariablesParams = z.output<typeof SetVariablesParams>;
