/**
 * Drafts of flow schemas, and the step from a draft to a version.
 *
 * 1. A draft is saved against the revision it was read at; another save in between is a conflict.
 * 2. Publishing checks the stored draft while it is locked: what was checked is what is published.
 *    Flow schemas it names are held as well, so that none is deleted before the version stands.
 * 3. Rolling back publishes an old graph as a new version. The draft of a drawn schema stays; a
 *    Webitel schema gets its old array back as well, for what its client reads must be what runs.
 */
import {
  canonicalJson,
  type FlowDraft,
  type FlowDraftInput,
  type FlowGraph,
  type FlowVersion,
  type Problem,
  type PublishInput,
  type RollbackInput,
} from '@hookline/contracts';
import { ConflictError, InvalidFlowError } from '@hookline/engine';
import type { DataSource, EntityManager } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { AppUserEntity } from '../../entities/app-user.entity';
import type { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import type { FlowVersionEntity } from '../../entities/flow-version.entity';
import { toFlowVersionView, type FlowVersionRow } from './flow-version-row';
import { DomainObjects } from './domain-objects';
import { findVersionById, findVersionByNumber } from './find-version';
import type { Author } from './flow-schema-changes';
import { hookUsesOf, type HookUse } from './hook-uses-of';
import { missingVersion } from './missing-version';
import { personOf } from './person-of';
import { publishVersion } from './publish-version';
import { requireFlowSchema } from './require-flow-schema';
import { saveDraftOf } from './save-draft-of';
import { selectFlowVersions } from './select-flow-versions';

/** What is wrong with a graph, given the hooks that start it and the objects of its domain. */
export type CheckGraph = (
  graph: FlowGraph,
  uses: readonly HookUse[],
  objects: DomainObjects,
) => Promise<readonly Problem[]>;

export class TypeOrmFlowDraftStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
  ) {}

  /** @throws NotFoundError */
  async loadDraft(domainId: string, id: string, check: CheckGraph): Promise<FlowDraft> {
    const { manager } = this.dataSource;
    const schema = await requireFlowSchema(manager, domainId, id);
    return toDraftView(manager, schema, check);
  }

  /** @throws NotFoundError, ConflictError (`draft.stale`) naming who saved meanwhile */
  saveDraft(
    author: Author,
    id: string,
    { graph, revision }: FlowDraftInput,
    check: CheckGraph,
  ): Promise<FlowDraft> {
    return this.dataSource.transaction(async (manager) => {
      const schema = await requireFlowSchema(manager, author.domainId, id, { lock: 'change' });
      await refuseStale(manager, schema, revision);
      if (saveDraftOf(schema, graph, author)) {
        schema.updatedAt = schema.draftSavedAt;
        schema.updatedBy = author.userId;
        await manager.save(schema);
      }
      return toDraftView(manager, schema, check);
    });
  }

  /** Problems of a graph that need not be stored. @throws NotFoundError */
  async checkGraph(
    domainId: string,
    id: string,
    graph: FlowGraph | undefined,
    check: CheckGraph,
  ): Promise<readonly Problem[]> {
    const { manager } = this.dataSource;
    const schema = await requireFlowSchema(manager, domainId, id);
    return checkIn(manager, schema, graph ?? schema.draft, check);
  }

  /** @throws NotFoundError, ConflictError (`draft.stale`), InvalidFlowError with all problems */
  publish(
    author: Author,
    id: string,
    { note, revision }: PublishInput,
    check: CheckGraph,
  ): Promise<FlowVersion> {
    return this.config.run(async (manager, recordChange) => {
      const schema = await requireFlowSchema(manager, author.domainId, id, { lock: 'change' });
      if (revision !== undefined) await refuseStale(manager, schema, revision);
      const { draft: graph, draftRevision } = schema;
      refuseErrors(await checkIn(manager, schema, graph, check, { hold: true }));
      if (schema.source === 'webitel' && (await isRedrawn(manager, schema))) {
        // From here on the drawing is the truth; the array would tell another story.
        schema.source = 'drawn';
        schema.arraySchema = [];
        schema.payload = null;
      }
      const version = await publishVersion(manager, schema, { graph, note, draftRevision }, author);
      return this.#finish({ manager, schema, version, author, recordChange });
    });
  }

  /** @throws NotFoundError (also for an unknown version), InvalidFlowError */
  rollback(
    author: Author,
    id: string,
    { version: number, note }: RollbackInput,
    check: CheckGraph,
  ): Promise<FlowVersion> {
    return this.config.run(async (manager, recordChange) => {
      const schema = await requireFlowSchema(manager, author.domainId, id, { lock: 'change' });
      const old = await findVersionByNumber(manager, id, number);
      if (!old) throw missingVersion(number);
      refuseErrors(await checkIn(manager, schema, old.graph, check, { hold: true }));
      if (schema.source === 'webitel' || canonicalJson(old.arraySchema) !== '[]') {
        schema.source = canonicalJson(old.arraySchema) === '[]' ? 'drawn' : 'webitel';
        schema.arraySchema = old.arraySchema;
        schema.payload = old.payload;
        saveDraftOf(schema, old.graph, author);
      }
      const isDraft = canonicalJson(schema.draft) === canonicalJson(old.graph);
      const version = await publishVersion(
        manager,
        schema,
        {
          graph: old.graph,
          note: note || `Version ${number} again`,
          draftRevision: isDraft ? schema.draftRevision : old.draftRevision,
        },
        author,
      );
      return this.#finish({ manager, schema, version, author, recordChange });
    });
  }

  async #finish({ manager, schema, version, author, recordChange }: Publication) {
    schema.updatedAt = new Date();
    schema.updatedBy = author.userId;
    await manager.save(schema);
    await recordChange({ domainId: author.domainId, kind: 'flow-schema', id: schema.id });
    const row = await selectFlowVersions(manager, schema.id)
      .andWhere('v.id = :id', { id: version.id })
      .getRawOne<FlowVersionRow>();
    if (!row) throw missingVersion(version.version);
    return toFlowVersionView(row);
  }
}

interface Publication {
  readonly manager: EntityManager;
  readonly schema: FlowSchemaEntity;
  readonly version: FlowVersionEntity;
  readonly author: Author;
  readonly recordChange: Parameters<Parameters<ConfigTransactions['run']>[0]>[1];
}

async function toDraftView(
  manager: EntityManager,
  schema: FlowSchemaEntity,
  check: CheckGraph,
): Promise<FlowDraft> {
  const saver = await saverOf(manager, schema);
  return {
    graph: schema.draft,
    revision: schema.draftRevision,
    saved_at: schema.draftSavedAt.toISOString(),
    saved_by: personOf(saver?.id ?? null, saver?.name ?? null),
    problems: [...(await checkIn(manager, schema, schema.draft, check))],
  };
}

async function saverOf(
  manager: EntityManager,
  { draftSavedBy }: FlowSchemaEntity,
): Promise<AppUserEntity | null> {
  return draftSavedBy === null ? null : manager.findOneBy(AppUserEntity, { id: draftSavedBy });
}

async function refuseStale(
  manager: EntityManager,
  schema: FlowSchemaEntity,
  revision: number,
): Promise<void> {
  if (schema.draftRevision === revision) return;
  const saver = (await saverOf(manager, schema))?.name ?? 'Somebody else';
  throw new ConflictError(
    'draft.stale',
    `${saver} saved this draft meanwhile; load it again before you save or publish.`,
  );
}

async function checkIn(
  manager: EntityManager,
  { id, domainId }: FlowSchemaEntity,
  graph: FlowGraph,
  check: CheckGraph,
  holding: { readonly hold?: boolean } = {},
): Promise<readonly Problem[]> {
  const objects = new DomainObjects(manager, domainId, holding);
  return check(graph, await hookUsesOf(manager, id), objects);
}

function refuseErrors(problems: readonly Problem[]): void {
  if (problems.some(({ level }) => level === 'error')) throw new InvalidFlowError(problems);
}

/** Whether the draft is another graph than the array of the published version gave. */
async function isRedrawn(manager: EntityManager, schema: FlowSchemaEntity): Promise<boolean> {
  const published = await findVersionById(manager, schema.publishedVersionId);
  return canonicalJson(published?.graph) !== canonicalJson(schema.draft);
}
