import type { ObjectUser } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** Params of a node type that find an agent by what they say it has. */
export interface AgentKeyPlace {
  readonly type: string;
  /** Holds the value. */
  readonly param: string;
  /** Says what the value is: `name`, `extension` or `userId`. */
  readonly by: string;
}

/** What flow schemas may find an agent by, besides its id. */
export interface AgentKeys {
  readonly name: string;
  readonly extension: string;
  readonly userId: string;
}

/** By it the agent is found, as long as none that was added earlier has the same. */
interface LostKey {
  readonly by: keyof AgentKeys;
  readonly value: string;
}

// Of several agents with one name the one added first is found, so a later one leaves nobody without.
const namersSql = `
  with lost as (
    select l.by, l.value from unnest($3::text[], $4::text[]) l (by, value)
    where not exists (
      select 1 from agent a where a.domain_id = $1 and a.id < $2 and case l.by
        when 'name' then lower(a.name) = lower(l.value)
        when 'extension' then a.extension = l.value
        else a.user_id::text = l.value end)
  )
  select 'flow-schema' as kind, s.id::text, s.name
  from flow_schema s join flow_version v on v.id = s.published_version_id
  where s.domain_id = $1 and s.deleted_at is null and exists (
    select 1 from jsonb_array_elements(v.graph -> 'nodes') node
    join unnest($5::text[], $6::text[], $7::text[]) place (type, param, by)
      on place.type = node ->> 'type'
    join lost on lost.by = node -> 'params' ->> place.by
    cross join lateral (select btrim(node -> 'params' ->> place.param) as value) named
    where case lost.by
      when 'name' then lower(named.value) = lower(lost.value)
      when 'extension' then named.value = lost.value
      else ltrim(named.value, '0') = lost.value end)
  order by s.name, s.id
`;

/**
 * Flow schemas whose published version finds the agent by one of these, and nobody once it is lost.
 * @param places where node types find an agent by them
 */
export async function findAgentNamers(
  manager: EntityManager,
  { domainId, id }: { readonly domainId: string; readonly id: string },
  keys: Partial<AgentKeys>,
  places: readonly AgentKeyPlace[],
): Promise<readonly ObjectUser[]> {
  const lost = lostKeys(keys);
  if (lost.length === 0) return [];
  return manager.query(namersSql, [
    domainId,
    id,
    lost.map(({ by }) => by),
    lost.map(({ value }) => value),
    places.map(({ type }) => type),
    places.map(({ param }) => param),
    places.map(({ by }) => by),
  ]);
}

/** An agent without an extension is found by none. */
function lostKeys({ name = '', extension = '', userId = '' }: Partial<AgentKeys>): LostKey[] {
  const keys: LostKey[] = [
    { by: 'name', value: name },
    { by: 'extension', value: extension },
    { by: 'userId', value: userId },
  ];
  return keys.filter(({ value }) => value !== '');
}
