import type { EntityManager } from 'typeorm';
import type { ObjectUser } from '../delete-unused';

// In the drawing's text a name stands as `$${name}`, with blanks around it or a path behind it.
const usersSql = `
  select 'flow-schema' as kind, s.id::text, s.name
  from flow_schema s join flow_version v on v.id = s.published_version_id
  where s.domain_id = $1 and s.deleted_at is null and v.graph::text ~ $2
  order by s.name, s.id
`;

/** Flow schemas whose published version reads the variable. */
export function findVariableUsers(
  manager: EntityManager,
  variable: { readonly domainId: string; readonly name: string },
): Promise<readonly ObjectUser[]> {
  const name = variable.name.replace(/[\\.*+?^${}()|[\]-]/g, '\\$&');
  const pattern = `\\$\\$\\{\\s*${name}\\s*(?:\\.[^}]*)?\\}`;
  return manager.query(usersSql, [variable.domainId, pattern]);
}
