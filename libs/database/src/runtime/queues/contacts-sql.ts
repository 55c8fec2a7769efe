/**
 * Contacts that are in a queue now, read off the events. Rules:
 *
 * 1. Only the last two hours are looked at, by the index on queue and id, so that no partition but
 *    today's (and, after midnight, yesterday's) is touched. A contact older than that counts as gone.
 * 2. The last event of a contact says where it is: `leaving` means gone.
 */
export const contactHours = 2;

/** SQL of the last event per contact of the queues in $1, those that are gone left out. */
export const presentContacts = `
  select * from (
    select distinct on (e.key) e.key, e.queue_id, e.type,
      e.data ->> 'agent_id' as agent_id, e.data ->> 'channel' as channel
    from event e
    where e.queue_id = any($1::bigint[]) and e.problem is null and e.type like 'queue.%'
      and e.id >= hookline_uuid_floor(now() - interval '${contactHours} hours')
    order by e.key, e.id desc
  ) last
  where type <> 'queue.leaving'
`;

/** SQL that is true while an agent is busy with the contact. */
export const isWithAgent = `agent_id is not null and type in (
  'queue.offering', 'queue.answered', 'queue.active', 'queue.bridged', 'queue.processing')`;
