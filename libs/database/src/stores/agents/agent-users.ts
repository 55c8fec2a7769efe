import type { ObjectUser } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** A deletion is refused by the first; more than these help nobody. */
const mostUsers = 20;

// Closed tasks keep their history without the agent.
const tasksSql = `
  select 'member' as kind, m.id::text, m.name, m.queue_id::text from member m
  where m.domain_id = $1 and m.agent_id = $2 and m.stop_cause = '' order by m.id limit ${mostUsers}
`;

/** Open tasks that are kept for the agent. */
export function findTasksOfAgent(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<readonly ObjectUser[]> {
  return manager.query(tasksSql, [domainId, id]);
}
