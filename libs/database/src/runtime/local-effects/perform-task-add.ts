import { findQueueType } from '@hookline/contracts';
import type { TaskAddEffect } from '@hookline/engine';
import { outboxColumns } from '../../event-outbox/outbox-columns';
import { taskStatusEventSql, taskStatusSql } from '../../event-outbox/task-status-sql';
import { storableJson } from '../storable-json';
import { TaskReferences, type TaskQueue } from '../tasks/task-references';
import {
  causeColumns,
  causeRecord,
  idOf,
  refText,
  refused,
  type AskedEffect,
  type PerformEffects,
  type RefusedEffect,
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

type Placed = { readonly kind: 'placed'; readonly queue: TaskQueue } | RefusedEffect;

/** Where the task goes, or why it goes nowhere. */
function placeTask(
  { domainId, effect }: AskedEffect<'task-add'>,
  references: TaskReferences,
): Placed {
  const queue = references.queueOf(domainId, effect.queue);
  if (!queue) return refused('queue.missing', `There is no queue ${refText(effect.queue)}.`);
  if (!findQueueType(queue.type)?.members) {
    return refused('queue.type', `The queue “${queue.name}” is of a type that holds no tasks.`);
  }
  if (effect.agentId !== null && !references.hasAgent(domainId, effect.agentId)) {
    return refused('agent.missing', `There is no agent ${effect.agentId}.`);
  }
  const strange = effect.communications.find(
    ({ typeId }) => typeId !== null && !references.typeOf(domainId, typeId),
  );
  if (strange) {
    const message = `There is no communication type ${strange.typeId}.`;
    return refused('communication_type.missing', message);
  }
  return { kind: 'placed', queue };
}

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
    name: effect.name.slice(0, 250),
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

/** As stored in `member.communications`; the same shape the members API writes. */
function communicationsOf(
  effect: TaskAddEffect,
  queue: TaskQueue,
  references: TaskReferences,
): readonly object[] {
  return effect.communications.map((communication, id) => ({
    id,
    destination: communication.destination,
    type:
      communication.typeId === null
        ? references.firstTypeOf(queue)
        : references.typeOf(queue.domainId, communication.typeId),
    priority: communication.priority,
    description: communication.description,
    resource: communication.resourceId === null ? null : { id: communication.resourceId, name: '' },
    display: communication.display,
    dtmf: '',
    attempts: 0,
    last_cause: '',
    stop_at: '0',
  }));
}
