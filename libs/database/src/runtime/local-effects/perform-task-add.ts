import type { LocalEffectResult, TaskAddEffect } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { storableJson } from '../storable-json';
import { refColumns, refText, type AskedEffect, type PerformEffects } from './effect-performer';

/** Queue types without members (webitel.md 6): inbound and inbound chat. */
const typesWithoutMembers: readonly number[] = [1, 6];

const findQueue = `
  select q.id::text, q.type, ct.id::text as default_type_id, ct.name as default_type_name
  from queue q
  left join lateral (
    select id, name from communication_type c
    where c.domain_id = q.domain_id
      and c.channel = case when q.type in (6, 9) then 'Messaging' else 'Phone' end
    order by c.id limit 1
  ) ct on true
  where q.domain_id = $1 and q.deleted_at is null and (q.id = $2 or lower(q.name) = lower($3))
  for key share of q
`;

const insert = `
  insert into member (domain_id, queue_id, name, priority, communications, variables, timezone,
    agent_id, expire_at, min_offering_at, created_by_run)
  values ($1, $2, $3, $4, $5, $6, $7,
    (select id from agent where domain_id = $1 and id = $8), $9, $10, $11)
  returning id::text
`;

interface QueueRow {
  readonly id: string;
  readonly type: number;
  readonly default_type_id: string | null;
  readonly default_type_name: string | null;
}

/** Adds dialer tasks (Webitel members) to queues. */
export const performTaskAdd: PerformEffects<'task-add'> = async (client, asked) => {
  const results: LocalEffectResult[] = [];
  for (const one of asked) results.push(await addTask(client, one));
  return results;
};

async function addTask(
  client: PoolClient,
  { domainId, runId, effect }: AskedEffect<'task-add'>,
): Promise<LocalEffectResult> {
  const { id, name } = refColumns(effect.queue);
  const found = await client.query<QueueRow>({
    name: 'task-add-queue',
    text: findQueue,
    values: [domainId, id, name],
  });
  const queue = found.rows[0];
  if (!queue) {
    const message = `There is no queue ${refText(effect.queue)}.`;
    return { kind: 'refused', code: 'queue.missing', message };
  }
  if (typesWithoutMembers.includes(queue.type)) {
    const message = 'An inbound queue holds no tasks.';
    return { kind: 'refused', code: 'queue.type', message };
  }
  const inserted = await client.query<{ id: string }>({
    name: 'task-add',
    text: insert,
    values: [
      domainId,
      queue.id,
      effect.name.slice(0, 250),
      effect.priority,
      storableJson(communicationsOf(effect, queue)),
      storableJson(effect.variables),
      effect.timezone === null ? null : storableJson({ id: '', name: effect.timezone }),
      effect.agentId !== null && /^\d{1,18}$/.test(effect.agentId) ? effect.agentId : null,
      effect.expireAt,
      effect.readyAt,
      runId,
    ],
  });
  const taskId = inserted.rows[0]?.id ?? '';
  return { kind: 'done', changed: 1, output: { task_id: taskId, queue_id: queue.id } };
}

/** As stored in `member.communications`; the same shape the members API writes. */
function communicationsOf(effect: TaskAddEffect, queue: QueueRow): readonly object[] {
  const fallback =
    queue.default_type_id === null
      ? null
      : { id: queue.default_type_id, name: queue.default_type_name ?? '' };
  return effect.communications.map((communication, id) => ({
    id,
    destination: communication.destination,
    type: communication.typeId === null ? fallback : { id: communication.typeId, name: '' },
    priority: communication.priority,
    description: communication.description,
    resource: null,
    display: communication.display,
    dtmf: '',
    attempts: 0,
    last_cause: '',
    stop_at: '0',
  }));
}
