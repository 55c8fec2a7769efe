import { isBigId } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** What a node names in its params: by id, else by name. */
export interface ObjectReference {
  readonly kind: 'agent' | 'calendar' | 'integration' | 'list' | 'queue' | 'schema';
  readonly ref: { readonly id: string } | { readonly name: string };
  /** Of a connection: the kinds that fit; absent: any. */
  readonly kinds?: readonly string[];
}

/** A reference to a connection that is there, but of a kind that does not fit. */
export interface UnfitReference<Reference> {
  readonly reference: Reference;
  /** The kind it has. */
  readonly is: string;
}

const living = {
  list: 'contact_list object where true',
  queue: 'queue object where object.deleted_at is null',
  calendar: 'calendar object where true',
  integration: 'integration object where true',
  schema: 'flow_schema object where object.deleted_at is null',
  agent: 'agent object where true',
} as const;

const isSought = `object.domain_id = $1
  and (object.id = any($2::bigint[]) or lower(object.name) = any($3::text[]))`;

const knownSql = (kind: ObjectReference['kind']): string =>
  `select object.id::text, object.name from ${living[kind]} and ${isSought} order by object.id`;

/**
 * Looks up in one domain what nodes refer to. With `hold`, what is found is kept from being deleted
 * until the transaction ends; what is being deleted is waited for. Kinds are held in one order and
 * rows in that of their ids. Only deletions wait for it, and those hold one such row each
 * (`deleteUnused`), so nobody waits in a circle.
 */
export class DomainObjects {
  constructor(
    private readonly manager: EntityManager,
    private readonly domainId: string,
    private readonly options: { readonly hold?: boolean } = {},
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
      agent: await this.#readKnown('agent', references),
    };
    return references.filter(({ kind, ref }) => !known[kind].has(keyOf(ref)));
  }

  /** Those of the references that name a connection of a kind that does not fit, in the order given. */
  async findUnfit<Reference extends ObjectReference>(
    references: readonly Reference[],
  ): Promise<readonly UnfitReference<Reference>[]> {
    const choosy = references.filter(({ kinds }) => kinds !== undefined);
    if (choosy.length === 0) return [];
    const rows: { id: string; name: string; kind: string }[] = await this.manager.query(
      `select id::text, name, kind from integration
       where domain_id = $1 and (id = any($2::bigint[]) or lower(name) = any($3::text[]))`,
      [this.domainId, ...soughtBy(choosy)],
    );
    const kindOf = new Map(
      rows.flatMap(({ id, name, kind }) => [
        [keyOf({ id }), kind],
        [keyOf({ name }), kind],
      ]),
    );
    return choosy.flatMap((reference) => {
      const is = kindOf.get(keyOf(reference.ref));
      return is === undefined || reference.kinds?.includes(is) ? [] : [{ reference, is }];
    });
  }

  /** Names of the domain's variables, which `$${name}` may name. */
  async listVariableNames(): Promise<readonly string[]> {
    const rows: { name: string }[] = await this.manager.query(
      // Locked in the order of names, as runs that set several lock them.
      `select name from domain_variable where domain_id = $1 order by name ${this.#lock}`,
      [this.domainId],
    );
    return rows.map(({ name }) => name);
  }

  get #lock(): string {
    return this.options.hold === true ? 'for key share' : '';
  }

  async #readKnown(
    kind: ObjectReference['kind'],
    references: readonly ObjectReference[],
  ): Promise<ReadonlySet<string>> {
    const ofKind = references.filter((one) => one.kind === kind);
    if (ofKind.length === 0) return new Set();
    const rows: { id: string; name: string }[] = await this.manager.query(
      `${knownSql(kind)} ${this.#lock}`,
      [this.domainId, ...soughtBy(ofKind)],
    );
    return new Set(rows.flatMap(({ id, name }) => [keyOf({ id }), keyOf({ name })]));
  }
}

/** Ids and lowered names to look for. */
function soughtBy(references: readonly ObjectReference[]): [ids: string[], names: string[]] {
  const refs = references.map(({ ref }) => ref);
  return [
    refs.flatMap((ref) => ('id' in ref && isBigId(ref.id) ? [ref.id] : [])),
    refs.flatMap((ref) => ('name' in ref ? [ref.name.toLowerCase()] : [])),
  ];
}

// Ids may be written with leading zeros, names in any case: both as the runtime reads them.
function keyOf(ref: ObjectReference['ref']): string {
  if ('name' in ref) return `name:${ref.name.toLowerCase()}`;
  return isBigId(ref.id) ? `id:${BigInt(ref.id)}` : `id:${ref.id}`;
}
