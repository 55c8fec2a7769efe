import { MemberCommunication } from '@hookline/contracts';
import { NodeFailure, type TaskFilter, type TaskInfo, type TaskPort } from '@hookline/engine';
import type { Pool } from 'pg';
import { taskConditions } from './task-conditions';

interface Row {
  readonly id: string;
  readonly queue_id: string;
  readonly name: string;
  readonly priority: number;
  readonly attempts: number;
  readonly stop_cause: string;
  readonly bucket_id: string | null;
  readonly agent_id: string | null;
  readonly communications: unknown;
  readonly variables: Readonly<Record<string, string>>;
  readonly created_at: Date;
  readonly min_offering_at: Date | null;
  readonly expire_at: Date | null;
}

const Destinations = MemberCommunication.pick({ destination: true }).array();

export class PgTaskPort implements TaskPort {
  constructor(private readonly pool: Pool) {}

  readonly find = async (domainId: string, filter: TaskFilter): Promise<TaskInfo | null> => {
    const conditions = taskConditions(domainId, filter);
    if (!conditions) {
      throw new NodeFailure('task.id', 'The filter names an id that is not a number.');
    }
    const { rows } = await this.pool.query<Row>(
      `select m.id::text, m.queue_id::text, m.name, m.priority, m.attempts, m.stop_cause,
         m.bucket ->> 'id' as bucket_id, m.agent_id::text, m.communications, m.variables,
         m.created_at, m.min_offering_at, m.expire_at
       from member m where ${conditions.sql} order by m.id desc limit 1`,
      [...conditions.values],
    );
    return rows[0] ? toTaskInfo(rows[0]) : null;
  };
}

function toTaskInfo(row: Row): TaskInfo {
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
