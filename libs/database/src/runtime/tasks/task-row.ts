import { MemberCommunication, type JsonValue } from '@hookline/contracts';
import type { TaskInfo } from '@hookline/engine';

/** A task as a run reads it. */
export interface TaskRow {
  readonly id: string;
  readonly queue_id: string;
  readonly name: string;
  readonly priority: number;
  readonly attempts: number;
  readonly stop_cause: string;
  readonly bucket_id: string | null;
  readonly agent_id: string | null;
  readonly communications: JsonValue;
  readonly variables: Readonly<Record<string, string>>;
  readonly created_at: Date;
  readonly min_offering_at: Date | null;
  readonly expire_at: Date | null;
}

/** Columns of `member m` that make a `TaskRow`. */
export const taskColumns = `
  m.id::text, m.queue_id::text, m.name, m.priority, m.attempts, m.stop_cause,
  m.bucket ->> 'id' as bucket_id, m.agent_id::text, m.communications, m.variables,
  m.created_at, m.min_offering_at, m.expire_at`;

const Destinations = MemberCommunication.pick({ destination: true }).array();

/** What nodes see of it. */
export function toTaskInfo(row: TaskRow): TaskInfo {
  return {
    id: row.id,
    queueId: row.queue_id,
    name: row.name,
    priority: row.priority,
    attempts: row.attempts,
    stopCause: row.stop_cause,
    bucketId: row.bucket_id,
    agentId: row.agent_id,
    destinations: (Destinations.safeParse(row.communications).data ?? []).map(
      ({ destination }) => destination,
    ),
    variables: row.variables,
    createdAt: row.created_at.toISOString(),
    readyAt: row.min_offering_at?.toISOString() ?? null,
    expireAt: row.expire_at?.toISOString() ?? null,
  };
}
