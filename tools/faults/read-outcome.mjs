// @ts-check
// What the tables say in the end: rows as they are, and counts of what must not be there.
import { awaitSeconds } from './fault-domain.mjs';

/**
 * @typedef {object} RunRow
 * @property {string} id
 * @property {string} event_id
 * @property {string | null} parent the run that started it
 * @property {string} status
 * @property {number} step_count
 * @property {number} steps rows in the table of steps
 * @property {number} lists completed list-add steps that added an entry
 * @property {number} tasks rows in the table of tasks that it made
 * @property {number} unknowns steps that a crash left open and that must not be repeated
 */

const runsSql = `
  select r.id::text, r.event_id, r.parent_run::text as parent, r.status, r.step_count,
    s.steps, s.lists, s.unknowns, coalesce(m.tasks, 0) as tasks
  from run r cross join lateral (
    select count(*)::int as steps,
      (count(*) filter (where node_id = 'list' and status = 'completed'
        and output ->> 'added' = 'true'))::int as lists,
      (count(*) filter (where status = 'unknown'))::int as unknowns
    from step where run_id = r.id
  ) s left join (
    select created_by_run as id, count(*)::int as tasks from member group by 1
  ) m on m.id = r.id`;

// An event that came while the run waited, a second before its time was up at the latest, must
// have been heard; and only a later event of the call, of the right type, can have been.
const wrongWaitsSql = `step s join run r on r.id = s.run_id
  where s.node_id = 'hear' and case s.outlet
    when 'event' then not exists (
      select from event e where e.event_id = s.output ->> 'event_id'
        and e.key = r.key and e.type = 'queue.bridged' and e.stream_seq > r.stream_seq)
    when 'timeout' then exists (
      select from event e where e.key = r.key and e.type = 'queue.bridged'
        and e.stream_seq > r.stream_seq
        and e.id > hookline_uuid_floor(s.started_at)
        and e.id < hookline_uuid_floor(s.started_at + interval '${awaitSeconds - 1} seconds'))
    else true end`;

const twiceSql = `(
    select from step where status = 'completed'
    group by run_id, node_id, visit having count(*) > 1
  ) as twice`;

const halfLoopsSql = `step
  where node_id = 'every' and outlet = 'done' and output -> 'results' is distinct from '[1, 2, 3]'`;

const halfJoinsSql = `step
  where node_id = 'together' and jsonb_array_length(output -> 'arrived') is distinct from 2`;

/** @param {import('pg').Client} client */
export async function readOutcome(client) {
  const count = async (/** @type {string} */ sql) =>
    Number((await client.query(`select count(*)::int as n from ${sql}`)).rows[0].n);
  const entries = await client.query('select number from list_communication');
  return {
    runs: /** @type {RunRow[]} */ ((await client.query(runsSql)).rows),
    entries: /** @type {string[]} */ (entries.rows.map(({ number }) => number)),
    tasks: await count('member'),
    events: await count(`event where problem is null and type like 'queue.%'`),
    told: await count(`event where problem is null and type in ('list.changed', 'task.status')`),
    deadLetters: await count('event where problem is not null'),
    untold: await count('event_outbox'),
    waitsLeft: await count('run_wait'),
    stepsTwice: await count(twiceSql),
    wrongWaits: await count(wrongWaitsSql),
    halfLoops: await count(halfLoopsSql),
    halfJoins: await count(halfJoinsSql),
  };
}

/**
 * How far everything is, while it goes on.
 * @param {import('pg').Client} client
 */
export async function countSettled(client) {
  const { rows } = await client.query(
    `select (select count(*)::int from run where ended_at is not null) as ended,
       (select count(*)::int from event where type in ('list.changed', 'task.status')) as told`,
  );
  return { ended: Number(rows[0].ended), told: Number(rows[0].told) };
}

/**
 * Steps whose request may be under way, by the process that holds their run: the journal knows of
 * the intent and not of the result.
 * @param {import('pg').Client} client
 * @returns {Promise<Map<number, number>>} by process id
 */
export async function readOpenSteps(client) {
  const { rows } = await client.query(
    `select substring(w.name from '\\d+$')::int as pid, sum(
        (r.state ->> 'intent')::boolean::int + (
          select count(*) from jsonb_path_query(r.state, '$.branches.others[*] ? (@.intent == true)')
        ))::int as open
     from run r join worker w on w.id = r.worker_id
     where r.status = 'running'
     group by 1`,
  );
  return new Map(rows.filter(({ open }) => open > 0).map(({ pid, open }) => [pid, open]));
}
