/**
 * From the query of a log to the filter of its store. A value no row can have is a problem, not
 * an empty page: a typing error must not look like silence.
 */
import type { Problem, RunFilterInput, RunQuery } from '@hookline/contracts';
import { isUuid } from '@hookline/database';
import { InvalidFlowError } from '@hookline/engine';
import { IdParam } from '../http/id-param';

export interface LogFilterRules<Status extends string> {
  readonly domainId: string;
  readonly statuses: readonly Status[];
}

export interface LogQueryRules<Status extends string> extends LogFilterRules<Status> {
  /** Fields a row has; `fields` picks among them. */
  readonly fields: readonly string[];
}

const timeFields = ['created_at', 'received_at', 'no', 'id'];

/** @throws InvalidFlowError naming each wrong value */
export function readLogFilter<Status extends string>(
  filter: RunFilterInput,
  rules: LogFilterRules<Status>,
) {
  const problems: Problem[] = [];
  const read = readConditions(filter, rules, problems);
  if (problems.length > 0) throw new InvalidFlowError(problems);
  return read;
}

/** @throws InvalidFlowError naming each wrong value */
export function readLogQuery<Status extends string>(query: RunQuery, rules: LogQueryRules<Status>) {
  const problems: Problem[] = [];
  const conditions = readConditions(query, rules, problems);
  if (query.before !== undefined && !isUuid(query.before)) {
    problems.push(problemOf('before', 'needs the id of a row'));
  }
  const sort = /^([ +-]?)(.+)$/.exec(query.sort ?? '-created_at');
  if (!timeFields.includes(sort?.[2] ?? '')) {
    const message = `needs one of ${timeFields.join(', ')}, with + or - before it`;
    problems.push(problemOf('sort', message));
  }
  for (const field of query.fields ?? []) {
    if (!rules.fields.includes(field)) {
      problems.push(problemOf('fields', `there is no field ${field}`));
    }
  }
  if (problems.length > 0) throw new InvalidFlowError(problems);

  return {
    ...conditions,
    beforeId: query.before,
    oldestFirst: sort?.[1] !== '-',
    limit: query.size,
    offset: (query.page - 1) * query.size,
  };
}

function readConditions<Status extends string>(
  filter: RunFilterInput,
  { domainId, statuses }: LogFilterRules<Status>,
  problems: Problem[],
) {
  for (const name of ['queue_id', 'schema_id', 'hook_id'] as const) {
    for (const id of filter[name] ?? []) {
      if (!IdParam.safeParse(id).success)
        problems.push(problemOf(name, 'needs the id of an object'));
    }
  }
  if (filter.parent_id?.every(isUuid) === false) {
    problems.push(problemOf('parent_id', 'needs the id of a run'));
  }
  const known = (filter.status ?? []).flatMap((text) => {
    const status = statuses.find((one) => one === text);
    if (status === undefined) {
      problems.push(problemOf('status', `needs one of ${statuses.join(', ')}`));
    }
    return status ?? [];
  });
  return {
    domainId,
    queueIds: filter.queue_id,
    schemaIds: filter.schema_id,
    hookIds: filter.hook_id,
    statuses: known,
    types: filter.type,
    eventIds: filter.event_id,
    parentIds: filter.parent_id,
    keys: filter.key,
    search: filter.q?.trim(),
    fromMillis: filter['created_at.from'],
    toMillis: filter['created_at.to'],
  };
}

function problemOf(path: string, message: string): Problem {
  return { level: 'error', code: 'query.value', path, message };
}
