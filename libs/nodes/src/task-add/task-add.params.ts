import { numberText } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { moment } from '../params/moment';
import { objectRef } from '../params/object-ref';
import { text } from '../params/text';
import { textMap } from '../params/text-map';
import { timeUnit } from '../params/time-span';
import { numberBetween, wholeNumber } from '../params/whole-number';

const optionalId = () => text(z.string().trim().max(100)).default('');

export const TaskAddParams = z.object({
  queue: objectRef('queue').meta({ label: 'Queue', widget: 'queue-picker' } satisfies ParamMeta),
  destination: text(numberText(250).min(1)).meta({
    label: 'Number',
    placeholder: '${destination}',
    help: 'Whom to call or write.',
  } satisfies ParamMeta),
  name: text(z.string().max(250))
    .default('')
    .meta({
      label: 'Name',
      placeholder: '${member_name}',
      help: 'Empty: the number.',
    } satisfies ParamMeta),
  delayAmount: numberBetween(0, 1_000_000)
    .default(0)
    .meta({ label: 'First try after', help: '0: at once.' } satisfies ParamMeta),
  delayUnit: timeUnit()
    .default('min')
    .meta({ label: 'Unit' } satisfies ParamMeta),
  priority: wholeNumber(0, 1_000_000)
    .default(0)
    .meta({ label: 'Priority', help: 'Higher goes first.' } satisfies ParamMeta),
  variables: textMap(z.string().max(10_000))
    .default({})
    .meta({
      label: 'Variables',
      help: 'Travel with the task into its events.',
      widget: 'key-value',
    } satisfies ParamMeta),
  agentId: text(z.string().trim().max(100))
    .default('')
    .meta({
      label: 'Agent',
      help: 'Only this agent; empty: any.',
      widget: 'agent-picker',
    } satisfies ParamMeta),
  expireAt: moment()
    .default('')
    .meta({
      label: 'Expires at',
      placeholder: '2026-12-24T18:00:00Z',
      help: 'No try after this moment: an ISO moment or milliseconds. Empty: never.',
      advanced: true,
    } satisfies ParamMeta),
  typeId: text(z.string().trim().max(100))
    .default('')
    .meta({
      label: 'Communication type',
      help: 'Its id. Empty: the first type of the queue.',
      advanced: true,
    } satisfies ParamMeta),
  display: text(z.string().trim().max(250))
    .default('')
    .meta({
      label: 'Number shown',
      help: 'What the customer sees.',
      advanced: true,
    } satisfies ParamMeta),
  description: text(z.string().max(1_000))
    .default('')
    .meta({ label: 'Description of the number', advanced: true } satisfies ParamMeta),
  communicationPriority: wholeNumber(-1_000_000, 1_000_000)
    .default(0)
    .meta({
      label: 'Priority of the number',
      help: 'Among the numbers of the task.',
      advanced: true,
    } satisfies ParamMeta),
  resourceId: optionalId().meta({
    label: 'Resource',
    help: 'Id of the line to call by. Empty: any.',
    advanced: true,
  } satisfies ParamMeta),
  bucketId: optionalId().meta({
    label: 'Bucket',
    help: 'Its id. Empty: none.',
    advanced: true,
  } satisfies ParamMeta),
  timezone: optionalId().meta({
    label: 'Time zone',
    placeholder: 'Europe/Kyiv',
    help: "The customer's: a name, or the id of one in Webitel. Empty: that of the queue.",
    advanced: true,
  } satisfies ParamMeta),
  stopCause: text(z.string().trim().max(100))
    .default('')
    .meta({
      label: 'Closed as',
      help: 'For a task that is to be kept and not tried. Empty: open.',
      advanced: true,
    } satisfies ParamMeta),
});
export type TaskAddParams = z.output<typeof TaskAddParams>;
