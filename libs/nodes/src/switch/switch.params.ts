import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const SwitchParams = z.object({
  value: JsonValue.default('').meta({
    label: 'Value',
    help: 'What is compared with the cases, from top to bottom.',
    placeholder: '${cc_result}',
    widget: 'text',
  } satisfies ParamMeta),
  cases: z
    .array(
      z.object({
        name: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,50}$/, 'takes letters, digits, - and _ only')
          .meta({
            label: 'Outlet',
            help: 'Edges hold on to it, so it stays when the label changes.',
            language: 'literal',
          } satisfies ParamMeta),
        label: z
          .string()
          .max(100)
          .default('')
          .meta({ label: 'Label', language: 'literal' } satisfies ParamMeta),
        equals: JsonValue.default('').meta({
          label: 'Equals',
          widget: 'text',
        } satisfies ParamMeta),
      }),
    )
    .max(100, 'holds more than 100 cases')
    .default([])
    .meta({
      label: 'Cases',
      help: 'The first case that equals the value wins; none: the run leaves by *default*.',
      widget: 'cases',
    } satisfies ParamMeta),
});
export type SwitchParams = z.output<typeof SwitchParams>;
