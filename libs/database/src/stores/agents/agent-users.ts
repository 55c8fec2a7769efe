import type { ObjectUser } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** A deletion is refused by the first; more than these help nobody. */
const mostUsers = 20;

// Closed tasks keep their history without the agent.
const usersSql = `
  (select 'member' as kind, m.id::text, m.name, m.queue_id::text from member m
   where m.domain_id = $1 and m.agent_id = $2 and m.stop_cause = '' order by m.id limit ${mostUsers})
  union all
  (select 'flow-schema', s.id::text, s.name, null
   from flow_schema s join flow_version v on v.id = s.published_version_id
   where s.domain_id = $1 and s.deleted_at is null and exists (
     select 1 from jsonb_array_elements(v.graph -> 'nodes') node
     where node -> 'params' ->> 'agentId' = $2::text)
   order by s.id limit ${mostUsers})
`;

/** Open tasks that are kept for the agent and published flow schemas whose nodes name it. */
export function findAgentUsers(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<readonly ObjectUser[]> {
  return manager.query(usersSql, [domainId, id]);
}
