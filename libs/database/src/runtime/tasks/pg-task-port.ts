import { NodeFailure, type TaskFilter, type TaskInfo, type TaskPort } from '@hookline/engine';
import type { Pool } from 'pg';
import { taskConditions } from './task-conditions';
import { taskColumns, toTaskInfo, type TaskRow } from './task-row';

export class PgTaskPort implements TaskPort {
  constructor(private readonly pool: Pool) {}

  readonly find = async (domainId: string, filter: TaskFilter): Promise<TaskInfo | null> => {
    const conditions = taskConditions(domainId, filter);
    if (!conditions) {
      throw new NodeFailure('task.id', 'The filter names an id that is not a number.');
    }
    const { rows } = await this.pool.query<TaskRow>(
      `select ${taskColumns} from member m where ${conditions.sql} order by m.id desc limit 1`,
      [...conditions.values],
    );
    return rows[0] ? toTaskInfo(rows[0]) : null;
  };
}
