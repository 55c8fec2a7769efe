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
  readonly isPublished: boolean;
  readonly refId: string;
  readonly refName: string;
}

interface NamedObject {
  readonly id: string;
  readonly name: string;
}

export interface GraphUser {
  readonly kind: 'flow-schema';
  readonly id: string;
  readonly name: string;
}

// What is published runs, what is drafted will be. Older versions say what is missing when they
// are published again. A param holds an object with id or name, or ids alone, written as `idList`
// reads them: a text, a number or a list.
const usesSql = `
  select distinct s.id::text as "schemaId", s.name as "schemaName", n.is_published as "isPublished",
    ref.id as "refId", lower(ref.name) as "refName"
  from flow_schema s
  left join flow_version v on v.id = s.published_version_id
  cross join lateral (
    select true as is_published, node from jsonb_array_elements(coalesce(v.graph -> 'nodes', '[]')) node
    union all
    select false, node from jsonb_array_elements(coalesce(s.draft -> 'nodes', '[]')) node
  ) n
  join unnest($2::text[], $3::text[]) place (type, param) on place.type = n.node ->> 'type'
  cross join lateral (select n.node -> 'params' -> place.param as value) p
  cross join lateral (
    select coalesce(value ->> 'id', '') as id, coalesce(value ->> 'name', '') as name
    where jsonb_typeof(value) = 'object'
    union all
    select id, '' from regexp_split_to_table(value #>> '{}', '[\\s,;"\\[\\]]+') id
    where jsonb_typeof(value) in ('string', 'number', 'array')
  ) ref
  where s.domain_id = $1 and s.deleted_at is null and (ref.id <> '' or ref.name <> '')
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
  usersOf(object: NamedObject): GraphUser[] {
    return this.#usersWhere((use) =>
      use.refId === '' ? isCalled(use, object) : plainId(use.refId) === object.id,
    );
  }

  /** Those whose published version finds this object by its name alone, each once, by name. */
  namersOf(object: NamedObject): GraphUser[] {
    return this.#usersWhere((use) => use.isPublished && use.refId === '' && isCalled(use, object));
  }

  #usersWhere(isUse: (use: GraphUse) => boolean): GraphUser[] {
    const users = new Map<string, GraphUser>();
    for (const use of this.uses) {
      const { schemaId: id, schemaName: name } = use;
      if (isUse(use)) users.set(id, { kind: 'flow-schema', id, name });
    }
    return [...users.values()].sort((a, b) => a.name.localeCompare(b.name));
  }
}

function isCalled({ refName }: GraphUse, { name }: NamedObject): boolean {
  return refName === name.toLowerCase();
}

/** Ids may be written with leading zeros. */
function plainId(id: string): string {
  return isBigId(id) ? String(BigInt(id)) : id;
}
