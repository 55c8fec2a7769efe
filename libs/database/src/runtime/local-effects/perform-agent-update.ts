import type { LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { agentStatusSql } from '../../event-outbox/agent-status-sql';
import { outboxColumns } from '../../event-outbox/outbox-columns';
import { agentRefSql } from '../agents/agent-ref-sql';
import { agentRefText } from '../agents/agent-ref-text';
import { settleAll } from '../settle-all';
import { refused, type AskedEffect, type PerformEffects } from './effect-performer';

/** What is as it was is not written: how long an agent has been on pause must stay true. */
const update = `
  with before as materialized (
    select * from agent where id = $1
  ), changed as (
    update agent a set status = $2, status_comment = $3, status_changed_at = now()
    from before b
    where a.id = b.id and (a.status, a.status_comment) is distinct from ($2, $3)
    returning a.*
  ), told as (
    insert into event_outbox (${outboxColumns})
    select ${agentStatusSql('c', 'b')}, c.domain_id, $4::smallint, $5
    from changed c join before b on b.id = c.id
    where $4::smallint is not null
  )
  select b.id::text, b.name, b.status as status_before, exists (select 1 from changed) as changed
  from before b
`;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly status_before: string;
  readonly changed: boolean;
}

/** Changes the status of agents; one that has it already is a success that changed nothing. */
export const performAgentUpdate: PerformEffects<'agent-update'> = async (client, asked) => {
  const ids = await settleAll(asked.map((one) => findAgent(client, one)));
  const found = ids.filter((id) => id !== null);
  // In the order of their ids, so that two workers never hold each other's rows.
  if (found.length > 0) {
    await client.query(
      `select id from agent where id = any($1::bigint[]) order by id for no key update`,
      [[...new Set(found)]],
    );
  }
  return settleAll(asked.map((one, index) => updateAgent(client, one, ids[index] ?? null)));
};

/** Of several with one name or extension the first; null when there is none. */
async function findAgent(
  client: PoolClient,
  { domainId, effect }: AskedEffect<'agent-update'>,
): Promise<string | null> {
  const clause = agentRefSql(effect.agent, '$2');
  if (!clause) return null;
  const { rows } = await client.query<{ id: string }>(
    `select a.id::text from agent a where a.domain_id = $1 and ${clause.sql} order by a.id limit 1`,
    [domainId, clause.value],
  );
  return rows[0]?.id ?? null;
}

async function updateAgent(
  client: PoolClient,
  { effect, hops, cause }: AskedEffect<'agent-update'>,
  id: string | null,
): Promise<LocalEffectResult> {
  const { rows } =
    id === null
      ? { rows: [] }
      : await client.query<Row>({
          name: 'perform-agent-update',
          text: update,
          values: [id, effect.status, effect.statusPayload, hops, cause],
        });
  const row = rows[0];
  if (!row) return refused('agent.missing', `There is no ${agentRefText(effect.agent)}.`);
  return {
    kind: 'done',
    changed: row.changed ? 1 : 0,
    output: {
      agent_id: row.id,
      agent_name: row.name,
      status: effect.status,
      previous_status: row.status_before,
    },
  };
}
