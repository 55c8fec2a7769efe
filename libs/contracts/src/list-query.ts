import { z } from 'zod';
import { numberOrText, wholeNumber } from './whole-number';

/** A query parameter that may come several times; always a list, or undefined. */
export const repeated = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).optional(),
  );

/** `true` or `false` in a query. */
export const queryFlag = z.enum(['true', 'false']).transform((text) => text === 'true');

const millis = numberOrText(wholeNumber.nonnegative().optional());

/** Query of every list (webitel.md 1, decision 30). `q` takes `*` as wildcard, no case. */
export const ListQuery = z.object({
  page: numberOrText(wholeNumber.min(0).max(1_000_000).default(1)).transform((page) => page || 1),
  size: numberOrText(wholeNumber.min(1).max(20_000).default(40)),
  q: z.string().max(200).optional(),
  sort: z
    .string()
    .regex(/^[ +-]?[a-z_]+$/, 'a field name with + or - before it')
    .optional()
    .meta({ description: '`+field` ascending, `-field` descending.' }),
  fields: repeated(z.string()),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** Filters `/events` and `/runs` share; unknown ones are refused by name. Times in ms. */
export const LogQuery = ListQuery.extend({
  size: numberOrText(wholeNumber.min(1).max(1_000).default(40)),
  queue_id: repeated(z.string()),
  schema_id: repeated(z.string()),
  hook_id: repeated(z.string()),
  status: repeated(z.string()),
  type: repeated(z.string()),
  event_id: repeated(z.string()),
  key: repeated(z.string()).meta({ description: 'Call or attempt id.' }),
  'created_at.from': millis,
  'created_at.to': millis,
  before: z.string().optional().meta({
    description: 'Our addition: only rows older than this id; steadier than pages on a live log.',
  }),
}).strict();
export type LogQuery = z.infer<typeof LogQuery>;

/** Filters of `/runs`. */
export const RunQuery = LogQuery.extend({
  parent_id: repeated(z.string()).meta({ description: 'Runs that this run started.' }),
});
export type RunQuery = z.infer<typeof RunQuery>;

/** The conditions of `RunQuery` alone, as the body of a bulk action names its rows. */
export const RunFilterInput = RunQuery.omit({
  page: true,
  size: true,
  sort: true,
  fields: true,
  before: true,
}).meta({ id: 'RunFilterInput' });
export type RunFilterInput = z.infer<typeof RunFilterInput>;

/** Envelope of every list: no total by Webitel's convention; `total` is our addition where cheap. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ next: z.boolean(), items: z.array(item), total: z.int().optional() });

export interface ListPage<T> {
  readonly next: boolean;
  readonly items: readonly T[];
  readonly total?: number;
}
