import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { objectRef } from '../params/object-ref';
import { spanMs, timeUnit } from '../params/time-span';
import { variableName } from '../params/variable-name';
import { numberBetween } from '../params/whole-number';

const longestMs = 30 * 86_400_000;
const whileWaiting = { param: 'wait', is: [true] };

export const RunSchemaParams = z
  .object({
    schema: objectRef('flow schema').meta({
      label: 'Flow schema',
      help: 'Its published version is run.',
      widget: 'schema-picker',
    } satisfies ParamMeta),
    wait: z
      .boolean()
      .default(true)
      .meta({
        label: 'Wait for its end',
        help: 'Without waiting this run goes on at once.',
        widget: 'switch',
        language: 'literal',
      } satisfies ParamMeta),
    variablesIn: z
      .record(z.string().min(1).max(200), JsonValue)
      .default({})
      .meta({
        label: 'Variables in',
        help: 'Run variables it begins with. The event’s fields it sees anyway.',
        widget: 'key-value',
      } satisfies ParamMeta),
    passAll: z
      .boolean()
      .default(false)
      .meta({
        label: 'All variables in',
        help: 'It begins with all variables of this run; its changes stay its own.',
        widget: 'switch',
        language: 'literal',
        advanced: true,
      } satisfies ParamMeta),
    variablesOut: z
      .record(z.string().min(1).max(200), variableName())
      .default({})
      .meta({
        label: 'Variables out',
        help: 'Variables to set here, each with the name of the variable there.',
        widget: 'key-value',
        language: 'literal',
        showWhen: whileWaiting,
      } satisfies ParamMeta),
    longestAmount: numberBetween(0, longestMs)
      .default(30)
      .meta({
        label: 'Wait at most',
        help: 'Then it leaves by *failure*; the other run goes on by itself. At most 30 days.',
        widget: 'number',
        showWhen: whileWaiting,
        advanced: true,
      } satisfies ParamMeta),
    longestUnit: timeUnit()
      .default('day')
      .meta({ label: 'Unit', showWhen: whileWaiting, advanced: true } satisfies ParamMeta),
  })
  .refine(
    ({ longestAmount, longestUnit }) =>
      longestAmount > 0 && spanMs(longestAmount, longestUnit) <= longestMs,
    { path: ['longestAmount'], message: 'must be more than 0 and at most 30 days' },
  );
export type RunSchemaParams = z.output<typeof RunSchemaParams>;
