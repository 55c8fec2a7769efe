import { AgentStatus, type Agent } from '@hookline/contracts';
import { millisText } from '../millis-text';

/** An agent as `TypeOrmAgentStore` selects it. */
export interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly user_id: string;
  readonly extension: string;
  readonly email: string;
  readonly status: string;
  readonly status_comment: string;
  readonly status_changed_at: Date;
  readonly unread_notifications: number;
  readonly team_id: string | null;
  readonly team_name: string | null;
}

export function toAgentView(row: AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    // The contact centre's user goes by the agent's name; we know no other.
    user: { id: row.user_id, name: row.name },
    extension: row.extension,
    status: AgentStatus.parse(row.status),
    status_comment: row.status_comment,
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    email: row.email,
    last_status_change: millisText(row.status_changed_at),
    unread_notifications: row.unread_notifications,
  };
}
