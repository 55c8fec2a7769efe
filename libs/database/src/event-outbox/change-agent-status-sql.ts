import { agentStatusSql } from './agent-status-sql';
import { outboxColumns } from './outbox-columns';

/**
 * Changes the status of the agent $1 to $2 with the cause $3, and tells of it with $4 hops (null
 * for no event) and the cause $5. What is as it was is not written: how long an agent has been on
 * pause must stay true. The agent is locked already.
 */
export const changeAgentStatusSql = `
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
