/**
 * From the query of a log to the filter of its store. A value no row can have is a problem, not
 * an empty page: a typing error must not look like silence.
 */
import type { LogQuery, Problem } from '@hookline/contracts';
import { isUuid } from '@hookline/database';
import { InvalidFlowError } from '@hookline/engine';
import { IdParam } from '../http/id-param';

export interface LogQueryRules<Status extends string> {
  readonly domainId: string;
  readonly statuses: readonly Status[];
  /** Fields a row has; `fields` picks among them. */
  readonly fields: readonly string[];
}

const timeFields = ['created_at', 'received_at', 'no', 'id'];

/** @throws InvalidFlowError naming each wrong value */
export function readLogQuery<Status extends string>(
  query: LogQuery,
  { domainId, statuses, fields }: LogQueryRules<Status>,
) {
  const problems: Problem[] = [];
  const refuse = (path: string, message: string) =>
    problems.push({ level: 'error', code: 'query.value', path, message });

  for (const name of ['queue_id', 'schema_id', 'hook_id'] as const) {
    for (const id of query[name] ?? []) {
      if (!IdParam.safeParse(id).success) refuse(name, 'needs the id of an object');
    }
  }
  const known = (query.status ?? []).flatMap((text) => {
    const status = statuses.find((one) => one === text);
    if (status === undefined) refuse('status', `needs one of ${statuses.join(', ')}`);
    return status ?? [];
  });
  if (query.before !== undefined && !isUuid(query.before))
    refuse('before', 'needs the id of a row');
  const sort = /^([ +-]?)(.+)$/.exec(query.sort ?? '-created_at');
  if (!timeFields.includes(sort?.[2] ?? '')) {
    refuse('sort', `needs one of ${timeFields.join(', ')}, with + or - before it`);
  }
  for (const field of query.fields ?? []) {
    if (!fields.includes(field)) refuse('fields', `there is no field ${field}`);
  }
  if (problems.length > 0) throw new InvalidFlowError(problems);

  return {
    domainId,
    queueIds: query.queue_id,
    schemaIds: query.schema_id,
    hookIds: query.hook_id,
    statuses: known,
    types: query.type,
    eventIds: query.event_id,
    keys: query.key,
    search: query.q?.trim(),
    fromMillis: query['created_at.from'],
    toMillis: query['created_at.to'],
    beforeId: query.before,
    oldestFirst: sort?.[1] !== '-',
    limit: query.size,
    offset: (query.page - 1) * query.size,
  };
}
