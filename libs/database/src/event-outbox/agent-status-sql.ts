import { millisSql } from './millis-sql';

/**
 * SQL of the first four `outboxColumns` for an agent: an `agent.status` event as the catalogue
 * describes it.
 * @param agent alias with the columns of `agent`, as they are from now on
 * @param before alias with its `status` and `status_changed_at` until now
 */
export function agentStatusSql(agent: string, before: string): string {
  return `'agent.status', 'agent', 'agent-' || ${agent}.id,
    jsonb_strip_nulls(jsonb_build_object(
      'agent_id', ${agent}.id,
      'agent_name', ${agent}.name,
      'user_id', ${agent}.user_id,
      'team_id', ${agent}.team_id,
      'extension', nullif(${agent}.extension, ''),
      'status', ${agent}.status,
      'status_payload', nullif(${agent}.status_comment, ''),
      'previous_status', ${before}.status,
      'previous_duration', floor(extract(epoch from now() - ${before}.status_changed_at)),
      'timestamp', ${millisSql('now()')}))`;
}
