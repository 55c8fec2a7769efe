import type { LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { changeAgentStatusSql } from '../../event-outbox/change-agent-status-sql';
import { agentRefSql } from '../agents/agent-ref-sql';
import { agentRefText } from '../agents/agent-ref-text';
import { settleAll } from '../settle-all';
import { refused, type AskedEffect, type PerformEffects } from './effect-performer';

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
          text: changeAgentStatusSql,
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
