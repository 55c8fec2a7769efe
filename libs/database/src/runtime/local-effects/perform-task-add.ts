import { outboxColumns } from '../../event-outbox/outbox-columns';
import { taskStatusEventSql, taskStatusSql } from '../../event-outbox/task-status-sql';
import { storableJson } from '../storable-json';
import { communicationsOf, longestTaskName, placeTask } from '../tasks/place-task';
import { TaskReferences, type TaskQueue } from '../tasks/task-references';
import {
  causeColumns,
  causeRecord,
  idOf,
  type AskedEffect,
  type PerformEffects,
} from './effect-performer';

// Ids are drawn first, so that each row of the answer knows the effect it belongs to.
const insert = `
  with asked as materialized (
    select a.*, nextval(pg_get_serial_sequence('member', 'id')) as id
    from json_to_recordset($1::json) as a(
      i int, ${causeRecord}, run_id uuid, queue_id bigint, name text, priority int,
      communications jsonb, variables jsonb, timezone jsonb, bucket jsonb, agent_id bigint,
      expire_at timestamptz, ready_at timestamptz, stop_cause text)
  ), added as (
    insert into member (id, domain_id, queue_id, name, priority, communications, variables,
      timezone, bucket, agent_id, expire_at, min_offering_at, stop_cause, created_by_run)
    overriding system value
    select id, domain_id, queue_id, name, priority, communications, variables,
      timezone, bucket, agent_id, expire_at, ready_at, stop_cause, run_id
    from asked
    returning *
  ), told as (
    insert into event_outbox (${outboxColumns})
    select ${taskStatusEventSql('m', taskStatusSql('m.stop_cause'), 'null')},
      m.domain_id, a.hops, a.cause
    from added m join asked a on a.id = m.id
    where a.hops is not null
    order by a.i
  )
  select i, id::text from asked
`;

/** Adds dialer tasks (Webitel members) to queues. */
export const performTaskAdd: PerformEffects<'task-add'> = async (client, asked) => {
  const references = await TaskReferences.read(client, {
    queues: asked.map(({ domainId, effect }) => ({ domainId, ref: effect.queue })),
    agents: asked.flatMap(({ domainId, effect }) =>
      effect.agentId === null ? [] : [{ domainId, id: effect.agentId }],
    ),
    typesOf: asked.map(({ domainId }) => domainId),
  });
  const placed = asked.map((one) => placeTask(one, references));
  const rows = asked.flatMap((one, i) => {
    const place = placed[i];
    return place?.kind === 'placed' ? [taskRow(one, i, place.queue, references)] : [];
  });
  const ids = new Map<number, string>();
  if (rows.length > 0) {
    const answer = await client.query<{ i: number; id: string }>({
      name: 'perform-task-add',
      text: insert,
      values: [storableJson(rows)],
    });
    for (const { i, id } of answer.rows) ids.set(i, id);
  }
  return placed.map((place, i) =>
    place.kind === 'placed'
      ? {
          kind: 'done',
          changed: 1,
          output: { task_id: ids.get(i) ?? '', queue_id: place.queue.id },
        }
      : place,
  );
};

function taskRow(
  one: AskedEffect<'task-add'>,
  i: number,
  queue: TaskQueue,
  references: TaskReferences,
): object {
  const { effect } = one;
  return {
    i,
    ...causeColumns(one),
    run_id: one.runId,
    queue_id: queue.id,
    name: effect.name.slice(0, longestTaskName),
    priority: effect.priority,
    communications: communicationsOf(effect, queue, references),
    variables: effect.variables,
    timezone: effect.timezone && { id: '', name: '', ...effect.timezone },
    bucket: effect.bucketId === null ? null : { id: effect.bucketId, name: '' },
    agent_id: effect.agentId && idOf(effect.agentId),
    expire_at: effect.expireAt,
    ready_at: effect.readyAt,
    stop_cause: effect.stopCause,
  };
}
