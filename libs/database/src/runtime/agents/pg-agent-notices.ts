import type { AgentNotification } from '@hookline/contracts';
import type { AgentNotice } from '@hookline/engine';
import type { Pool } from 'pg';
import { idOf } from '../local-effects/effect-performer';

/** Newest notices of an agent that are kept. */
const kept = 100;

// The update changes nothing: it makes a repeat answer with the notice that is there. What is over
// the limit goes in the same round trip; the new one is not visible to `outdated` yet.
const sql = `
  with told as (
    select id from agent
    where domain_id = $1 and (id = any($2::bigint[]) or user_id = any($3::bigint[]))
  ), outdated as (
    delete from agent_notification n using (
      select o.id from told t cross join lateral (
        select id from agent_notification where agent_id = t.id order by id desc offset ${kept - 1}
      ) o
    ) old
    where n.id = old.id and n.key <> $4
  )
  insert into agent_notification as n (agent_id, key, kind, level, message, url, seconds)
  select id, $4, $5, $6, $7, $8, $9 from told order by id
  on conflict on constraint agent_notification_key_key do update set key = excluded.key
  returning n.id::text, n.agent_id::text, n.created_at, n.read_at
`;

interface Row {
  readonly id: string;
  readonly agent_id: string;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

/** A notice as it was kept for one agent. */
export interface KeptNotice {
  readonly agentId: string;
  readonly notification: AgentNotification;
}

/** Keeps what agents are told. */
export class PgAgentNotices {
  constructor(private readonly pool: Pool) {}

  /** One notice per agent found; the same again for a key that was kept before. */
  async keepNotice(notice: AgentNotice): Promise<readonly KeptNotice[]> {
    const { domainId, key, kind, level, message, url, seconds } = notice;
    const { rows } = await this.pool.query<Row>({
      name: 'keep-agent-notice',
      text: sql,
      values: [
        domainId,
        idsIn(notice.agentIds),
        idsIn(notice.userIds),
        key,
        kind,
        level,
        storable(message),
        url === null ? null : storable(url),
        seconds,
      ],
    });
    return rows.map((row) => ({
      agentId: row.agent_id,
      notification: {
        id: row.id,
        kind,
        level,
        message,
        url,
        seconds,
        created_at: String(row.created_at.getTime()),
        read_at: row.read_at && String(row.read_at.getTime()),
      },
    }));
  }
}

/** Only what can be an id; the rest names nobody. */
function idsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => idOf(text) ?? []);
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
