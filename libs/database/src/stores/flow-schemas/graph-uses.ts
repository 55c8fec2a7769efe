import { isBigId } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** A param of a node type that names an object of the domain. */
export interface ParamPlace {
  readonly type: string;
  readonly param: string;
}

/** A flow schema that names an object, by id or else by name. */
interface GraphUse {
  readonly schemaId: string;
  readonly schemaName: string;
  readonly refId: string;
  readonly refName: string;
}

export interface GraphUser {
  readonly kind: 'flow-schema';
  readonly id: string;
  readonly name: string;
}

// What is published runs, what is drafted will be. Older versions say what is missing when they
// are published again.
const usesSql = `
  select distinct s.id::text as "schemaId", s.name as "schemaName",
    coalesce(node -> 'params' -> place.param ->> 'id', '') as "refId",
    lower(coalesce(node -> 'params' -> place.param ->> 'name', '')) as "refName"
  from flow_schema s
  left join flow_version v on v.id = s.published_version_id
  cross join lateral jsonb_array_elements(
    coalesce(v.graph -> 'nodes', '[]') || coalesce(s.draft -> 'nodes', '[]')) node
  join unnest($2::text[], $3::text[]) place (type, param) on place.type = node ->> 'type'
  where s.domain_id = $1 and s.deleted_at is null
`;

/** Which flow schemas of a domain name which objects of one kind, in published versions and drafts. */
export class GraphUses {
  constructor(private readonly uses: readonly GraphUse[]) {}

  /** @param places where node types name objects of that kind */
  static async read(
    manager: EntityManager,
    domainId: string,
    places: readonly ParamPlace[],
  ): Promise<GraphUses> {
    return new GraphUses(
      await manager.query(usesSql, [
        domainId,
        places.map(({ type }) => type),
        places.map(({ param }) => param),
      ]),
    );
  }

  /** The schemas that name this object, each once, by name. */
  usersOf(object: { readonly id: string; readonly name: string }): GraphUser[] {
    const name = object.name.toLowerCase();
    const users = new Map<string, GraphUser>();
    for (const { schemaId, schemaName, refId, refName } of this.uses) {
      const isNamed = refId === '' ? refName === name : plainId(refId) === object.id;
      if (isNamed) users.set(schemaId, { kind: 'flow-schema', id: schemaId, name: schemaName });
    }
    return [...users.values()].sort((a, b) => a.name.localeCompare(b.name));
  }
}

/** Ids may be written with leading zeros. */
function plainId(id: string): string {
  return isBigId(id) ? String(BigInt(id)) : id;
}
