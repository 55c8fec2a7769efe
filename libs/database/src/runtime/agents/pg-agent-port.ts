import { AgentStatus, eventNameOf } from '@hookline/contracts';
import type { AgentChannel, AgentInfo, AgentPort, AgentRef } from '@hookline/engine';
import type { Pool } from 'pg';
import { isWithAgent, presentContacts } from '../queues/contacts-sql';
import { ShortMemory } from '../queues/short-memory';
import { agentRefSql } from './agent-ref-sql';

interface AgentRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly extension: string;
  readonly email: string;
  readonly status: string;
  readonly status_comment: string;
  readonly status_changed_at: Date;
  readonly team_id: string | null;
  readonly team_name: string | null;
}

interface ContactRow {
  readonly key: string;
  readonly queue_id: string;
  readonly type: string;
  readonly channel: string | null;
}

// Queues without a team are served by everybody.
const contactsSql = `
  select key, queue_id::text, type, channel from (${presentContacts}) contact
  where ${isWithAgent} and agent_id = $2
  order by key
`;
const queuesSql = `
  select id::text from queue
  where domain_id = $1 and deleted_at is null and (team_id is null or $2::bigint is null or team_id = $2)
`;

const keepMs = 2_000;
const mostAnswers = 500;

export class PgAgentPort implements AgentPort {
  readonly #channels = new ShortMemory<readonly AgentChannel[]>(keepMs, mostAnswers);

  constructor(private readonly pool: Pool) {}

  readonly find = async (domainId: string, agent: AgentRef): Promise<AgentInfo | null> => {
    const clause = agentRefSql(agent, '$2');
    if (!clause) return null;
    const { rows } = await this.pool.query<AgentRow>(
      `select a.id::text, a.user_id::text, a.name, a.extension, a.email, a.status,
         a.status_comment, a.status_changed_at, t.id::text as team_id, t.name as team_name
       from agent a left join team t on t.id = a.team_id
       where a.domain_id = $1 and ${clause.sql} order by a.id limit 1`,
      [domainId, clause.value],
    );
    const row = rows[0];
    if (!row) return null;
    const channels = await this.#channels.remember(`${domainId}:${row.id}`, () =>
      this.#busyWith(domainId, row),
    );
    return toAgentInfo(row, channels);
  };

  async #busyWith(domainId: string, agent: AgentRow): Promise<readonly AgentChannel[]> {
    const queues = await this.pool.query<{ id: string }>(queuesSql, [domainId, agent.team_id]);
    const { rows } = await this.pool.query<ContactRow>({
      name: 'agent-contacts',
      text: contactsSql,
      values: [queues.rows.map(({ id }) => id), agent.id],
    });
    return rows.map((row) => ({
      channel: row.channel ?? 'call',
      state: eventNameOf(row.type),
      queueId: row.queue_id,
      key: row.key,
    }));
  }
}

function toAgentInfo(row: AgentRow, channels: readonly AgentChannel[]): AgentInfo {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    extension: row.extension,
    email: row.email,
    status: AgentStatus.parse(row.status),
    statusPayload: row.status_comment,
    statusSince: row.status_changed_at.toISOString(),
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    channels,
  };
}
