import type { ObjectUser } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';
import type { ParamPlace } from '../flow-schemas/graph-uses';

interface Variable {
  readonly domainId: string;
  readonly name: string;
}

// In the drawing's text a name stands as `$${name}`, with blanks around it or a path behind it.
const readersSql = `
  select 'flow-schema' as kind, s.id::text, s.name
  from flow_schema s join flow_version v on v.id = s.published_version_id
  where s.domain_id = $1 and s.deleted_at is null and v.graph::text ~ $2
  order by s.name, s.id
`;

const namersSql = `
  select 'flow-schema' as kind, s.id::text, s.name
  from flow_schema s join flow_version v on v.id = s.published_version_id
  where s.domain_id = $1 and s.deleted_at is null and (v.graph::text ~ $2 or exists (
    select 1 from jsonb_array_elements(v.graph -> 'nodes') node
    join unnest($4::text[], $5::text[]) place (type, param) on place.type = node ->> 'type'
    where node -> 'params' ->> place.param = $3))
  order by s.name, s.id
`;

/** Flow schemas whose published version reads the variable. */
export function findVariableReaders(
  manager: EntityManager,
  { domainId, name }: Variable,
): Promise<readonly ObjectUser[]> {
  return manager.query(readersSql, [domainId, readingPattern(name)]);
}

/**
 * Flow schemas whose published version reads, sets or deletes the variable.
 * @param places where node types name a variable outright
 */
export function findVariableNamers(
  manager: EntityManager,
  { domainId, name }: Variable,
  places: readonly ParamPlace[],
): Promise<readonly ObjectUser[]> {
  return manager.query(namersSql, [
    domainId,
    readingPattern(name),
    name,
    places.map(({ type }) => type),
    places.map(({ param }) => param),
  ]);
}

function readingPattern(name: string): string {
  const escaped = name.replace(/[\\.*+?^${}()|[\]-]/g, '\\$&');
  return `\\$\\$\\{\\s*${escaped}\\s*(?:\\.[^}]*)?\\}`;
}
