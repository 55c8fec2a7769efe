import { isBigId } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** What a node names in its params: by id, else by name. */
export interface ObjectReference {
  readonly kind: 'calendar' | 'integration' | 'list' | 'queue' | 'schema';
  readonly ref: { readonly id: string } | { readonly name: string };
}

const living = {
  list: 'contact_list',
  queue: 'queue where deleted_at is null',
  calendar: 'calendar',
  integration: 'integration',
  schema: 'flow_schema where deleted_at is null',
} as const;

/** Looks up in one domain what nodes refer to. */
export class DomainObjects {
  constructor(
    private readonly manager: EntityManager,
    private readonly domainId: string,
  ) {}

  /** Those of the references that name nothing, in the order given. */
  async findMissing<Reference extends ObjectReference>(
    references: readonly Reference[],
  ): Promise<readonly Reference[]> {
    const known = {
      list: await this.#readKnown('list', references),
      queue: await this.#readKnown('queue', references),
      calendar: await this.#readKnown('calendar', references),
      integration: await this.#readKnown('integration', references),
      schema: await this.#readKnown('schema', references),
    };
    return references.filter(({ kind, ref }) => !known[kind].has(keyOf(ref)));
  }

  /** Names of the domain's variables, which `$${name}` may name. */
  async listVariableNames(): Promise<readonly string[]> {
    const rows: { name: string }[] = await this.manager.query(
      `select name from domain_variable where domain_id = $1 order by name`,
      [this.domainId],
    );
    return rows.map(({ name }) => name);
  }

  async #readKnown(
    kind: ObjectReference['kind'],
    references: readonly ObjectReference[],
  ): Promise<ReadonlySet<string>> {
    const refs = references.filter((one) => one.kind === kind).map(({ ref }) => ref);
    if (refs.length === 0) return new Set();
    const ids = refs.flatMap((ref) => ('id' in ref && isBigId(ref.id) ? [ref.id] : []));
    const names = refs.flatMap((ref) => ('name' in ref ? [ref.name.toLowerCase()] : []));
    const rows: { id: string; name: string }[] = await this.manager.query(
      `select id::text, name from (select * from ${living[kind]}) object
       where domain_id = $1 and (id = any($2::bigint[]) or lower(name) = any($3::text[]))`,
      [this.domainId, ids, names],
    );
    return new Set(rows.flatMap(({ id, name }) => [keyOf({ id }), keyOf({ name })]));
  }
}

// Ids may be written with leading zeros, names in any case: both as the runtime reads them.
function keyOf(ref: ObjectReference['ref']): string {
  if ('name' in ref) return `name:${ref.name.toLowerCase()}`;
  return isBigId(ref.id) ? `id:${BigInt(ref.id)}` : `id:${ref.id}`;
}
