/**
 * Flow schemas, their drafts and versions.
 *
 * 1. A drawn graph is saved as draft and published by a step of its own; an array written by a
 *    Webitel client is draft and version at once (decision 2).
 * 2. Versions never change; the published one is what runs. Every change of it is recorded for
 *    the workers, an autosaved draft is not.
 * 3. An array equal to the stored one changes nothing: a client that writes back what it read
 *    neither publishes anew nor wipes out a drawn schema, whose array reads `[]`.
 * 4. A deleted schema keeps its row and versions: runs go on with them and show them (WB-042).
 */
import {
  canonicalJson,
  emptyFlowGraph,
  hookableSchemaTypes,
  isBigId,
  type FlowSchema,
  type FlowSchemaQuery,
  type FlowSchemaSummary,
  type ListPage,
} from '@hookline/contracts';
import { ConflictError, NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import { deleteUnused } from '../delete-unused';
import { likePattern } from '../lists/like-pattern';
import { lockRow } from '../lock-row';
import { listRows, type ListRules } from '../lists/list-rows';
import { refuseLostName } from '../refuse-lost-name';
import { refuseTakenName } from '../refuse-taken-name';
import { DomainObjects } from './domain-objects';
import type { Author, CompiledArray, FlowSchemaChanges } from './flow-schema-changes';
import {
  toFlowSchemaSummary,
  toFlowSchemaView,
  type FlowSchemaBodies,
  type FlowSchemaRow,
} from './flow-schema-row';
import { publishVersion } from './publish-version';
import { requireFlowSchema } from './require-flow-schema';
import { saveDraftOf } from './save-draft-of';
import { schemaUsersOf } from './schema-users-of';
import { GraphUses, type GraphUser, type ParamPlace } from './graph-uses';
import { selectFlowSchemas } from './select-flow-schemas';

const rules: ListRules = {
  sortable: {
    id: 's.id',
    name: 'lower(s.name)',
    description: 'lower(s.description)',
    type: 's.type',
    editor: 's.editor',
    hook_count: '(select count(*) from queue_hook h where h.schema_id = s.id)',
    published_at: 'published.created_at',
    published_version: 'published.version',
    created_at: 's.created_at',
    updated_at: 's.updated_at',
  },
  defaultSort: '-created_at',
  searched: ['s.name', 's.description'],
  tieBreak: ['s.id'],
};

/** @throws InvalidFlowError for what cannot run; looks up what it names in `objects` */
export type CheckArray = (array: CompiledArray, objects: DomainObjects) => Promise<void>;

export class TypeOrmFlowSchemaStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    /** Where node types name a flow schema to run. */
    private readonly callPlaces: readonly ParamPlace[],
  ) {}

  async listSchemas(
    domainId: string,
    query: FlowSchemaQuery,
  ): Promise<ListPage<FlowSchemaSummary>> {
    const select = selectFlowSchemas(this.dataSource.manager, domainId);
    if (query.id) select.andWhere('s.id in (:...ids)', { ids: query.id });
    if (query.type) select.andWhere('s.type in (:...types)', { types: query.type });
    if (query.tags) select.andWhere('s.tags && cast(:tags as text[])', { tags: query.tags });
    if (query.editor !== undefined) {
      select.andWhere('s.editor = :editor', { editor: query.editor });
    }
    if (query.name) select.andWhere('s.name ilike :name', { name: likePattern(query.name) });
    const { next, rows } = await listRows<FlowSchemaRow, FlowSchemaEntity>(select, query, rules);
    return { next, items: rows.map(toFlowSchemaSummary) };
  }

  /** Names of all tags in use, with Webitel's list conventions. */
  async listTags(
    domainId: string,
    { page, size, q }: Pick<FlowSchemaQuery, 'page' | 'size' | 'q'>,
  ): Promise<ListPage<{ name: string }>> {
    const rows: { name: string }[] = await this.dataSource.query(
      `select distinct tag as name from flow_schema s, unnest(s.tags) tag
       where s.domain_id = $1 and s.deleted_at is null and tag ilike $2 order by tag offset $3 limit $4`,
      [domainId, q ? likePattern(q) : '%', (page - 1) * size, size + 1],
    );
    return { next: rows.length > size, items: rows.slice(0, size) };
  }

  /** @throws NotFoundError (`flow_schema.missing`) */
  loadSchema(domainId: string, id: string): Promise<FlowSchema> {
    return loadSchemaView(this.dataSource.manager, domainId, id);
  }

  /** @throws InvalidFlowError when the name is taken, or what `check` throws of an array */
  createSchema(
    author: Author,
    changes: FlowSchemaChanges & { name: string },
    check: CheckArray,
  ): Promise<FlowSchema> {
    const { domainId, userId } = author;
    return refuseTakenName(takenName(changes.name), () =>
      this.config.run(async (manager, recordChange) => {
        if (changes.array) await checkHeld(manager, domainId, changes.array, check);
        const schema: FlowSchemaEntity = Object.assign(new FlowSchemaEntity(), {
          domainId,
          name: changes.name,
          draft: changes.array?.graph ?? changes.graph ?? emptyFlowGraph(),
          arraySchema: [],
          payload: null,
          draftRevision: 1,
          draftSavedBy: userId,
          publishedVersionId: null,
          createdBy: userId,
          updatedBy: userId,
        });
        assignColumns(schema, changes);
        if (changes.array) {
          schema.source = 'webitel';
          schema.arraySchema = changes.array.schema;
        }
        await manager.save(schema);
        if (changes.array) await publishDraft(manager, schema, author);
        await recordChange({ domainId, kind: 'flow-schema', id: schema.id });
        return loadSchemaView(manager, domainId, schema.id);
      }),
    );
  }

  /**
   * @throws NotFoundError, InvalidFlowError when the name is taken, ConflictError when hooks use a
   * schema whose new type cannot be hooked or others run it by a name it would lose, or what `check`
   * throws of an array
   */
  changeSchema(
    author: Author,
    id: string,
    changes: FlowSchemaChanges,
    check: CheckArray,
  ): Promise<FlowSchema> {
    const { domainId } = author;
    return refuseTakenName(takenName(changes.name ?? ''), () =>
      this.config.run(async (manager, recordChange) => {
        const schema = await requireFlowSchema(manager, domainId, id, { lock: 'change' });
        if (changes.array) await checkHeld(manager, domainId, changes.array, check);
        await refuseTypeInUse(manager, schema, changes);
        const former = { id: schema.id, name: schema.name };
        const { name = former.name } = changes;
        // Before it changes: who names a row that changed already does not wait for a lock on it.
        if (name !== former.name)
          await lockRow(manager, FlowSchemaEntity, { domainId, id }, 'take');
        assignColumns(schema, changes);
        const { array, graph } = changes;
        const isNewArray =
          array !== undefined && canonicalJson(array.schema) !== canonicalJson(schema.arraySchema);
        if (isNewArray) {
          schema.source = 'webitel';
          schema.arraySchema = array.schema;
        }
        const draft = isNewArray ? array.graph : graph;
        if (draft) saveDraftOf(schema, draft, author);
        if (isNewArray) await publishDraft(manager, schema, author);
        schema.updatedAt = new Date();
        schema.updatedBy = author.userId;
        await manager.save(schema);
        // Asked last: a new array of its own may run itself no more.
        await refuseLostName(manager, {
          target: FlowSchemaEntity,
          domainId,
          object: former,
          name,
          findUsers: async () =>
            (await GraphUses.read(manager, domainId, this.callPlaces)).namersOf(former),
          code: 'flow_schema.name.in_use',
          noun: 'flow schema',
        });
        await recordChange({ domainId, kind: 'flow-schema', id });
        return loadSchemaView(manager, domainId, id);
      }),
    );
  }

  /**
   * Takes it away from all but its past and present runs (4); answers what it was. A hook being
   * made meanwhile, or another schema that runs it being published, holds the schema's lock, so it
   * is seen here or finds no schema.
   * @throws NotFoundError, ConflictError naming the hooks and other flow schemas that start it
   */
  deleteSchema(domainId: string, id: string): Promise<FlowSchema> {
    return this.config.run((manager, recordChange) =>
      deleteUnused(manager, {
        target: FlowSchemaEntity,
        domainId,
        id,
        load: () => loadSchemaView(manager, domainId, id),
        findUsers: async (schema) => [
          ...(await schemaUsersOf(manager, schema.id)),
          ...(await this.#callersOf(manager, { domainId, id: schema.id, name: schema.name })),
        ],
        code: 'flow_schema.in_use',
        message:
          'Hooks or other flow schemas start this flow schema; remove them or give them another one first.',
        remove: async (schema) => {
          await manager.softDelete(FlowSchemaEntity, { id: schema.id, domainId });
          await recordChange({ domainId, kind: 'flow-schema', id: schema.id });
        },
      }),
    );
  }

  /** Other flow schemas that run it. One that runs itself keeps nobody from removing it. */
  async #callersOf(
    manager: EntityManager,
    schema: { readonly domainId: string; readonly id: string; readonly name: string },
  ): Promise<GraphUser[]> {
    const uses = await GraphUses.read(manager, schema.domainId, this.callPlaces);
    return uses.usersOf(schema).filter(({ id }) => id !== schema.id);
  }
}

/** In the transaction that publishes it: what it runs stays until then. */
function checkHeld(
  manager: EntityManager,
  domainId: string,
  array: CompiledArray,
  check: CheckArray,
): Promise<void> {
  return check(array, new DomainObjects(manager, domainId, { hold: true }));
}

async function publishDraft(
  manager: EntityManager,
  schema: FlowSchemaEntity,
  author: Author,
): Promise<void> {
  const { draft: graph, draftRevision } = schema;
  await publishVersion(manager, schema, { graph, note: schema.note, draftRevision }, author);
  await manager.save(schema);
}

function assignColumns(schema: FlowSchemaEntity, changes: FlowSchemaChanges): void {
  const { name, description, type, editor, debug, tags, note, payload } = changes;
  if (name !== undefined) schema.name = name;
  if (description !== undefined) schema.description = description;
  if (type !== undefined) schema.type = type;
  if (editor !== undefined) schema.editor = editor;
  if (debug !== undefined) schema.debug = debug;
  if (tags !== undefined) schema.tags = [...new Set(tags)];
  if (note !== undefined) schema.note = note;
  if (payload !== undefined) schema.payload = payload;
}

async function refuseTypeInUse(
  manager: EntityManager,
  schema: FlowSchemaEntity,
  { type }: FlowSchemaChanges,
): Promise<void> {
  if (type === undefined || type === schema.type) return;
  if (hookableSchemaTypes.includes(type)) return;
  const users = await schemaUsersOf(manager, schema.id);
  if (users.length === 0) return;
  throw new ConflictError(
    'flow_schema.in_use',
    `Hooks start this flow schema; of type ${type} they could not.`,
    users,
  );
}

async function loadSchemaView(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<FlowSchema> {
  const row = isBigId(id)
    ? await selectFlowSchemas(manager, domainId)
        .andWhere('s.id = :id', { id })
        .addSelect('s.array_schema', 'array_schema')
        .addSelect('s.payload', 'payload')
        .getRawOne<FlowSchemaRow & FlowSchemaBodies>()
    : undefined;
  if (!row) throw new NotFoundError('flow_schema.missing', `There is no flow schema ${id}.`);
  return toFlowSchemaView(row);
}

function takenName(name: string) {
  return {
    index: 'flow_schema_name_key',
    code: 'flow_schema.name.taken',
    path: 'name',
    message: `A flow schema named “${name}” exists already.`,
  };
}
