import { findQueueType } from '@hookline/contracts';
import {
  NodeFailure,
  type ObjectRef,
  type QueueAgents,
  type QueueInfo,
  type QueueMetricQuestion,
  type QueuePort,
} from '@hookline/engine';
import type { Pool } from 'pg';
import { refColumns, refText } from '../local-effects/effect-performer';
import { isWithAgent, presentContacts } from './contacts-sql';
import { queueMetricQuery } from './queue-metric-sql';
import { ShortMemory } from './short-memory';

interface QueueRow {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly enabled: boolean;
  readonly priority: number;
  readonly team_id: string | null;
}

const queueSql = `
  select id::text, name, type, enabled, priority, team_id::text from queue
  where domain_id = $1 and deleted_at is null and (id = $2 or lower(name) = lower($3))
`;
const contactsSql = `
  select count(*) filter (where type not in ('queue.bridged', 'queue.processing'))::int as waiting,
    count(*)::int as present
  from (${presentContacts}) contact
`;
const openTasksSql = `select count(*)::int as open from member where queue_id = $1 and stop_cause = ''`;

// An agent of the team may be busy in any queue of the team.
const agentsSql = `
  with busy as (
    select distinct agent_id from (${presentContacts}) contact where ${isWithAgent}
  )
  select count(*)::int as count,
    count(*) filter (where a.status = 'online')::int as online,
    count(*) filter (where a.status = 'offline')::int as offline,
    count(*) filter (where a.status in ('pause', 'break_out'))::int as pause,
    count(*) filter (where a.status = 'online' and b.agent_id is null)::int as waiting
  from agent a left join busy b on b.agent_id = a.id::text
  where a.domain_id = $2 and ($3::bigint is null or a.team_id = $3)
`;
const queuesOfTeamSql = `
  select id::text from queue
  where domain_id = $1 and deleted_at is null and ($2::bigint is null or team_id = $2)
`;

const keepMs = 2_000;
const mostAnswers = 500;

export class PgQueuePort implements QueuePort {
  readonly #infos = new ShortMemory<QueueInfo>(keepMs, mostAnswers);
  readonly #agents = new ShortMemory<QueueAgents>(keepMs, mostAnswers);
  readonly #metrics = new ShortMemory<number | null>(keepMs, mostAnswers);

  constructor(private readonly pool: Pool) {}

  readonly info = (domainId: string, queue: ObjectRef): Promise<QueueInfo> =>
    this.#infos.remember(JSON.stringify([domainId, queue]), () => this.#info(domainId, queue));

  readonly agents = (domainId: string, queue: ObjectRef): Promise<QueueAgents> =>
    this.#agents.remember(JSON.stringify([domainId, queue]), () => this.#count(domainId, queue));

  readonly metric = (domainId: string, question: QueueMetricQuestion): Promise<number | null> =>
    this.#metrics.remember(JSON.stringify([domainId, question]), () =>
      this.#measure(domainId, question),
    );

  async #info(domainId: string, ref: ObjectRef): Promise<QueueInfo> {
    const queue = await this.#load(domainId, ref);
    const [contacts, tasks] = await Promise.all([
      this.pool.query<{ waiting: number; present: number }>({
        name: 'queue-contacts',
        text: contactsSql,
        values: [[queue.id]],
      }),
      findQueueType(queue.type)?.members
        ? this.pool.query<{ open: number }>(openTasksSql, [queue.id])
        : { rows: [] },
    ]);
    const { waiting = 0, present = 0 } = contacts.rows[0] ?? {};
    const { id, name, type, enabled, priority } = queue;
    const size = present + (tasks.rows[0]?.open ?? 0);
    return { id, name, type, enabled, priority, waiting, size };
  }

  async #count(domainId: string, ref: ObjectRef): Promise<QueueAgents> {
    const { team_id: team } = await this.#load(domainId, ref);
    const queues = await this.pool.query<{ id: string }>(queuesOfTeamSql, [domainId, team]);
    const { rows } = await this.pool.query<QueueAgents>({
      name: 'queue-agents',
      text: agentsSql,
      values: [queues.rows.map(({ id }) => id), domainId, team],
    });
    return rows[0] ?? { count: 0, online: 0, offline: 0, pause: 0, waiting: 0 };
  }

  async #measure(domainId: string, question: QueueMetricQuestion): Promise<number | null> {
    const queues = await Promise.all(question.queues.map((ref) => this.#load(domainId, ref)));
    const ids = queues.map(({ id }) => id);
    const { rows } = await this.pool.query<{ value: number | null }>(
      queueMetricQuery(question, ids),
    );
    return rows[0]?.value ?? null;
  }

  async #load(domainId: string, ref: ObjectRef): Promise<QueueRow> {
    const { id, name } = refColumns(ref);
    const { rows } = await this.pool.query<QueueRow>({
      name: 'queue-of-ref',
      text: queueSql,
      values: [domainId, id, name],
    });
    const row = rows[0];
    if (!row) throw new NodeFailure('queue.missing', `There is no queue ${refText(ref)}.`);
    return row;
  }
}
