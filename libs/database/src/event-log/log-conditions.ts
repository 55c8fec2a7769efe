/**
 * The part of a log's `where` that events and runs share. Both tables are partitioned by day on
 * a UUIDv7 id, so times become ranges of ids and days outside them are not read.
 */
import type { LogFilter } from './log-filter';
import { isLetterOf } from './letter-condition';
import { SqlConditions } from './sql-conditions';
import { uuidFloor } from './uuid-floor';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is an id of an event or a run. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** @param row alias of the table; @param eventRef column that holds our id of the event */
export function logConditions(
  filter: LogFilter<unknown>,
  { row, eventRef }: { row: string; eventRef: string },
): SqlConditions {
  const where = new SqlConditions();
  const domain = where.bind(filter.domainId);
  where.and(`${row}.domain_id = ${domain}`);
  if (filter.fromMillis !== undefined) {
    where.and(`${row}.id >= ${where.bind(uuidFloor(filter.fromMillis))}`);
  }
  if (filter.toMillis !== undefined) {
    where.and(`${row}.id < ${where.bind(uuidFloor(filter.toMillis + 1))}`);
  }
  if (filter.beforeId !== undefined) where.and(`${row}.id < ${where.bind(filter.beforeId)}`);
  if (filter.eventIds !== undefined && filter.eventIds.length > 0) {
    const theirs = where.bind(filter.eventIds);
    const ours = where.bind(filter.eventIds.filter(isUuid));
    where.and(
      `${eventRef} = any(array(select k.id from event_key k
         where k.domain_id = ${domain} and k.event_id = any(${theirs}::text[])
         union all
         select id from event where ${isLetterOf(`domain_id = ${domain}`, theirs)})
       || ${ours}::uuid[])`,
    );
  }
  where.andAnyOf(filter.queueIds, (list) => `${row}.queue_id = any(${list}::bigint[])`);
  where.andAnyOf(filter.keys, (list) => `${row}.key = any(${list}::text[])`);
  return where;
}

/**
 * The page of a log: `rows` cuts it out, one row more than asked for to know whether there is a
 * next page; `order` puts what was joined to it in order again.
 */
export function logPage(
  filter: LogFilter<unknown>,
  row: string,
  where: SqlConditions,
): { rows: string; order: string } {
  const order = `order by ${row}.id ${filter.oldestFirst ? 'asc' : 'desc'}`;
  const limit = `limit ${where.bind(filter.limit + 1)} offset ${where.bind(filter.offset)}`;
  return { rows: `${order} ${limit}`, order };
}
