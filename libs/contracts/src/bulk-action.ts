import { z } from 'zod';
import { LogQuery, RunFilterInput } from './list-query';
import { RunReplayInput } from './run-action';

/** Most objects of one bulk action. */
export const mostBulkObjects = 20_000;
/** Most of them a second (reliability.md 6). */
export const mostBulkRate = 50;

const ids = {
  ids: z
    .array(z.uuid())
    .min(1)
    .max(mostBulkObjects)
    .optional()
    .meta({ description: 'These alone.' }),
};

const pace = {
  rate: z.int().min(1).max(mostBulkRate).default(10).meta({ description: 'Objects a second.' }),
  preview: z.boolean().default(false).meta({ description: 'Only count, do nothing.' }),
};

const filterHelp = { description: 'All the list shows with these filters; at least one.' };

/** Which dead letters; only open ones are meant. */
export const DeadLetterFilterInput = LogQuery.pick({
  q: true,
  type: true,
  key: true,
  'created_at.from': true,
  'created_at.to': true,
}).meta({ id: 'DeadLetterFilterInput' });
export type DeadLetterFilterInput = z.infer<typeof DeadLetterFilterInput>;

type Chosen = { readonly ids?: readonly string[]; readonly filter?: object };

const namesOne = (input: Chosen): boolean =>
  (input.ids === undefined) !== (input.filter === undefined);
const oneOfBoth = { path: ['filter'], message: 'needs either `ids` or a `filter`' };

const namesSome = ({ filter }: Chosen): boolean =>
  filter === undefined || Object.values(filter).some((value) => value !== undefined);
const someFilter = { path: ['filter'], message: 'needs at least one condition' };

/** `POST /runs/bulk`. */
export const RunBulkInput = z
  .object({
    action: z.enum(['cancel', 'resume', 'replay']),
    replay: RunReplayInput.optional().meta({ description: 'With `replay`: how.' }),
    ...ids,
    filter: RunFilterInput.optional().meta(filterHelp),
    ...pace,
  })
  .strict()
  .refine(namesOne, oneOfBoth)
  .refine(namesSome, someFilter)
  .refine((input) => input.action === 'replay' || input.replay === undefined, {
    path: ['replay'],
    message: 'belongs to the action `replay`',
  })
  .meta({ id: 'RunBulkInput' });
export type RunBulkInput = z.infer<typeof RunBulkInput>;

/** `POST /dead_letters/bulk`. */
export const DeadLetterBulkInput = z
  .object({
    action: z.enum(['retry', 'discard']),
    ...ids,
    filter: DeadLetterFilterInput.optional().meta(filterHelp),
    ...pace,
  })
  .strict()
  .refine(namesOne, oneOfBoth)
  .refine(namesSome, someFilter)
  .meta({ id: 'DeadLetterBulkInput' });
export type DeadLetterBulkInput = z.infer<typeof DeadLetterBulkInput>;

export const BulkActionStatus = z.enum(['running', 'completed', 'stopped']);
export type BulkActionStatus = z.infer<typeof BulkActionStatus>;

/** A bulk action and how far it has come; kept as its own audit record. */
export const BulkAction = z
  .object({
    id: z.string(),
    object: z.enum(['runs', 'dead_letters']),
    action: z.enum(['cancel', 'resume', 'replay', 'retry', 'discard']),
    replay: RunReplayInput.nullable(),
    filter: RunFilterInput.nullable().meta({ description: 'Null: by ids.' }),
    rate: z.int(),
    status: BulkActionStatus.meta({
      description: '`stopped` by a person, or because its process ended.',
    }),
    total: z.int(),
    done: z.int(),
    failed: z.int(),
    problems: z
      .array(z.object({ id: z.string(), message: z.string() }))
      .meta({ description: 'The first failures, at most 20.' }),
    created_by: z.object({ id: z.string(), name: z.string() }).nullable(),
    created_at: z.string(),
    ended_at: z.string().nullable(),
  })
  .meta({ id: 'BulkAction' });
export type BulkAction = z.infer<typeof BulkAction>;

/** How many objects it is about; with `preview` nothing was started. */
export const BulkAnswer = z
  .object({ total: z.int(), bulk: BulkAction.nullable() })
  .meta({ id: 'BulkAnswer' });
export type BulkAnswer = z.infer<typeof BulkAnswer>;
