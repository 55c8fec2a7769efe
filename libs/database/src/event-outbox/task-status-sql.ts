import { millisSql } from './millis-sql';

/** SQL of a task's status by its stop cause (features.md OT-048 to OT-051). */
export function taskStatusSql(stopCause: string): string {
  return `case when ${stopCause} = '' then 'queued' when ${stopCause} = 'success' then 'success'
    when ${stopCause} in ('cancel', 'terminate') then 'cancelled' else 'failure' end`;
}

/**
 * SQL of the first four `outboxColumns` for a member: a `task.status` event as the catalogue
 * describes it.
 * @param member alias with the columns of `member`
 * @param status SQL of the status from now on
 * @param previous SQL of the status until now; `null` for a new task
 */
export function taskStatusEventSql(member: string, status: string, previous: string): string {
  return `'task.status', 'task', 'task-' || ${member}.id,
    jsonb_strip_nulls(jsonb_build_object(
      'status', ${status},
      'previous_status', ${previous},
      'member_id', ${member}.id,
      'member_name', nullif(${member}.name, ''),
      'queue_id', ${member}.queue_id,
      'destination', ${member}.communications -> 0 ->> 'destination',
      'priority', ${member}.priority,
      'attempts', ${member}.attempts,
      'bucket_id', ${member}.bucket ->> 'id',
      'agent_id', ${member}.agent_id,
      'member_stop_cause', nullif(${member}.stop_cause, ''),
      'timestamp', ${millisSql('now()')}))`;
}
