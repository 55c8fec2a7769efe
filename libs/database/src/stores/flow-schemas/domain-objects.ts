import { isBigId } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** What a node names in its params: by id, else by name; an agent also by what else it has. */
export interface ObjectReference {
  readonly kind: 'agent' | 'calendar' | 'integration' | 'list' | 'queue' | 'schema';
  readonly ref:
    | { readonly id: string }
    | { readonly name: string }
    | { readonly extension: string }
    | { readonly userId: string };
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
} as const;

const isSought = `object.domain_id = $1
  and (object.id = any($2::bigint[]) or lower(object.name) = any($3::text[]))`;

const knownSql = (kind: ObjectReference['kind']): string =>
  kind === 'agent'
    ? `select object.id::text, object.name, object.extension, object.user_id::text as "userId"
       from agent object
       where object.domain_id = $1 and (object.id = any($2::bigint[])
         or lower(object.name) = any($3::text[]) or object.extension = any($4::text[])
         or object.user_id = any($5::bigint[]))
       order by object.id`
    : `select object.id::text, object.name from ${living[kind]} and ${isSought} order by object.id`;

interface KnownObject {
  readonly id: string;
  readonly name: string;
  readonly extension?: string;
  readonly userId?: string;
}

/**
 * Looks up in one domain what nodes refer to. With `hold`, what is found is kept from being deleted
 * until the transaction ends; what is being deleted is waited for. Kinds are held in one order and
 * rows in that of their ids. Who deletes or renames one waits for it (`deleteUnused`,
 * `refuseLostName`) and holds one such row; a flow schema renamed with a new array holds its own row
 * and those it names, so two that name each other may wait in a circle (`ConfigTransactions`).
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
    const rows: KnownObject[] = await this.manager.query(`${knownSql(kind)} ${this.#lock}`, [
      this.domainId,
      ...soughtBy(ofKind),
      ...(kind === 'agent' ? soughtByKeys(ofKind) : []),
    ]);
    return new Set(
      rows.flatMap(({ id, name, extension, userId }) => [
        keyOf({ id }),
        keyOf({ name }),
        ...(extension === undefined ? [] : [keyOf({ extension })]),
        ...(userId === undefined ? [] : [keyOf({ userId })]),
      ]),
    );
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

/** Extensions and users of agents to look for. */
function soughtByKeys(
  references: readonly ObjectReference[],
): [extensions: string[], userIds: string[]] {
  const refs = references.map(({ ref }) => ref);
  return [
    refs.flatMap((ref) => ('extension' in ref ? [ref.extension] : [])),
    refs.flatMap((ref) => ('userId' in ref && isBigId(ref.userId) ? [ref.userId] : [])),
  ];
}

// Ids may be written with leading zeros, names in any case: both as the runtime reads them.
function keyOf(ref: ObjectReference['ref']): string {
  if ('name' in ref) return `name:${ref.name.toLowerCase()}`;
  if ('extension' in ref) return `extension:${ref.extension}`;
  return 'userId' in ref ? `userId:${plainId(ref.userId)}` : `id:${plainId(ref.id)}`;
}

function plainId(id: string): string {
  return isBigId(id) ? String(BigInt(id)) : id;
}
