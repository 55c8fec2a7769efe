import { MemberCommunication, type Lookup, type Member } from '@hookline/contracts';
import { millisText } from '../millis-text';

/** A member as `TypeOrmMemberStore` selects it. */
export interface MemberRow {
  readonly id: string;
  readonly queue_id: string;
  readonly queue_name: string;
  readonly name: string;
  readonly priority: number;
  readonly communications: unknown;
  readonly variables: Record<string, string>;
  readonly timezone: Lookup | null;
  readonly bucket: Lookup | null;
  readonly skill: Lookup | null;
  readonly agent_id: string | null;
  readonly agent_name: string | null;
  readonly attempts: number;
  readonly stop_cause: string;
  readonly expire_at: Date | null;
  readonly min_offering_at: Date | null;
  readonly created_at: Date;
}

export function toMemberView(row: MemberRow): Member {
  return {
    id: row.id,
    queue: { id: row.queue_id, name: row.queue_name },
    name: row.name,
    priority: row.priority,
    communications: MemberCommunication.array().parse(row.communications),
    variables: row.variables,
    timezone: row.timezone,
    bucket: row.bucket,
    agent: row.agent_id === null ? null : { id: row.agent_id, name: row.agent_name ?? '' },
    skill: row.skill,
    attempts: row.attempts,
    stop_cause: row.stop_cause,
    expire_at: orZero(row.expire_at),
    min_offering_at: orZero(row.min_offering_at),
    created_at: millisText(row.created_at),
  };
}

/** Webitel writes no time as 0. */
function orZero(at: Date | null): string {
  return at === null ? '0' : millisText(at);
}
