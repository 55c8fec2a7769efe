import { eventFamilyOf, maxHops } from '@hookline/contracts';
import { outboxColumns } from '../../event-outbox/outbox-columns';
import { storableJson } from '../storable-json';
import {
  causeColumns,
  causeRecord,
  refColumns,
  refText,
  refused,
  type PerformEffects,
} from './effect-performer';

const sql = `
  with asked as (
    select * from json_to_recordset($1::json) as a(
      i int, ${causeRecord}, type text, family text, subject text, data jsonb,
      has_queue boolean, queue_id bigint, queue_name text)
  ), placed as (
    select a.*, q.id as queue
    from asked a
    left join queue q on q.domain_id = a.domain_id and q.deleted_at is null
      and (q.id = a.queue_id or lower(q.name) = lower(a.queue_name))
  ), published as (
    insert into event_outbox (${outboxColumns})
    select type, case when queue is null then family else 'queue_' || queue end, subject,
      case when queue is null then data else data || jsonb_build_object('queue_id', queue) end,
      domain_id, hops, cause
    from placed
    where hops is not null and (queue is not null or not has_queue)
    order by i
  )
  select i, queue::text from placed
`;

/** Writes events of authors to the outbox; beyond the last hop they are refused (B-41). */
export const performEventPublish: PerformEffects<'event-publish'> = async (client, asked) => {
  const rows = asked.map((one, i) => {
    const { type, subject, data, queue } = one.effect;
    const ref = queue === null ? { id: null, name: null } : refColumns(queue);
    return {
      i,
      ...causeColumns(one),
      type,
      family: eventFamilyOf(type),
      subject,
      data,
      has_queue: queue !== null,
      queue_id: ref.id,
      queue_name: ref.name,
    };
  });
  const answer = await client.query<{ i: number; queue: string | null }>({
    name: 'perform-event-publish',
    text: sql,
    values: [storableJson(rows)],
  });
  const queues = new Map(answer.rows.map(({ i, queue }) => [i, queue]));
  return asked.map(({ effect, hops }, i) => {
    if (hops === null) {
      const sentence = `The run is ${maxHops} hops from the first event, the most allowed.`;
      return refused('event.hops', sentence);
    }
    const queueId = queues.get(i) ?? null;
    if (effect.queue !== null && queueId === null) {
      return refused('queue.missing', `There is no queue ${refText(effect.queue)}.`);
    }
    return {
      kind: 'done',
      changed: 1,
      output: { event_type: effect.type, subject: effect.subject, queue_id: queueId },
    };
  });
};
