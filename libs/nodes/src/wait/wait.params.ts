import { RuleTree } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { moment } from '../params/moment';
import { text } from '../params/text';
import { spanMs, timeUnit } from '../params/time-span';
import { numberBetween } from '../params/whole-number';

export const longestWaitMs = 30 * 86_400_000;

const untilIs = (kind: 'time' | 'moment' | 'event') => ({ param: 'until', is: [kind] });
const eventNames = /^\s*[\w.-]+(\s*,\s*[\w.-]+)*\s*$/;

export const WaitParams = z
  .object({
    until: text(z.enum(['time', 'moment', 'event']))
      .default('time')
      .meta({
        label: 'Until',
        help: 'Some time has passed, a moment comes, or an event of the same call.',
        language: 'literal',
      } satisfies ParamMeta),
    amount: numberBetween(0, longestWaitMs)
      .default(10)
      .meta({
        label: 'Time',
        help: 'At most 30 days.',
        widget: 'number',
        showWhen: untilIs('time'),
      } satisfies ParamMeta),
    unit: timeUnit()
      .default('s')
      .meta({ label: 'Unit', showWhen: untilIs('time') } satisfies ParamMeta),
    moment: moment()
      .default('')
      .meta({
        label: 'Moment',
        placeholder: '2026-12-24T18:00:00Z',
        help: 'An ISO moment or milliseconds, at most 30 days ahead. One that has passed is not waited for.',
        showWhen: untilIs('moment'),
      } satisfies ParamMeta),
    event: text(z.string().max(500))
      .default('')
      .meta({
        label: 'Event',
        placeholder: 'answered',
        help: 'A name like `answered` or a type like `task.status`; several with commas between.',
        showWhen: untilIs('event'),
      } satisfies ParamMeta),
    conditions: RuleTree.default({ all: [] }).meta({
      label: 'Conditions',
      help: 'What the event must be like. Without rows any will do.',
      widget: 'condition',
      language: 'rules',
      showWhen: untilIs('event'),
    } satisfies ParamMeta),
    timeoutAmount: numberBetween(0, longestWaitMs)
      .default(1)
      .meta({
        label: 'At most',
        help: 'Then it leaves by *Time is up*. At most 30 days.',
        widget: 'number',
        showWhen: untilIs('event'),
      } satisfies ParamMeta),
    timeoutUnit: timeUnit()
      .default('h')
      .meta({ label: 'Unit', showWhen: untilIs('event') } satisfies ParamMeta),
  })
  .refine(({ until, amount, unit }) => until !== 'time' || isShortEnough(amount, unit), {
    path: ['amount'],
    message: 'must be at most 30 days',
  })
  .refine(({ until, moment }) => until !== 'moment' || moment.trim() !== '', {
    path: ['moment'],
    message: 'needs a moment',
  })
  .refine(({ until, event }) => until !== 'event' || eventNames.test(event), {
    path: ['event'],
    message: 'needs the name of an event',
  })
  .refine(
    ({ until, timeoutAmount, timeoutUnit }) =>
      until !== 'event' || (timeoutAmount > 0 && isShortEnough(timeoutAmount, timeoutUnit)),
    { path: ['timeoutAmount'], message: 'must be more than 0 and at most 30 days' },
  );
export type WaitParams = z.output<typeof WaitParams>;

function isShortEnough(amount: number, unit: Parameters<typeof spanMs>[1]): boolean {
  return spanMs(amount, unit) <= longestWaitMs;
}
