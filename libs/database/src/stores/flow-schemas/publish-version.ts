import type { FlowGraph } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';
import type { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import { FlowVersionEntity } from '../../entities/flow-version.entity';
import { findVersionById } from './find-version';
import { graphHash } from './graph-hash';
import type { Author } from './flow-schema-changes';

interface NewVersion {
  readonly graph: FlowGraph;
  readonly note: string;
  /** Revision of the draft the graph is, so that `draft_newer` stays exact. */
  readonly draftRevision: number;
}

/**
 * Makes the next version of a schema and points the schema at it; the caller holds the schema's
 * lock and saves it. The very graph that is published already keeps its version: publishing twice
 * is no news.
 */
export async function publishVersion(
  manager: EntityManager,
  schema: FlowSchemaEntity,
  { graph, note, draftRevision }: NewVersion,
  author: Author,
): Promise<FlowVersionEntity> {
  const hash = graphHash(graph);
  const current = await findVersionById(manager, schema.publishedVersionId);
  if (current?.hash === hash) {
    return manager.save(Object.assign(current, { draftRevision }));
  }
  const [last]: { version: number | null }[] = await manager.query(
    `select max(version) as version from flow_version where schema_id = $1`,
    [schema.id],
  );
  const version = await manager.save(
    Object.assign(new FlowVersionEntity(), {
      domainId: author.domainId,
      schemaId: schema.id,
      version: (last?.version ?? 0) + 1,
      draftRevision,
      graph,
      arraySchema: schema.arraySchema,
      payload: schema.payload,
      note,
      hash,
      createdBy: author.userId,
    }),
  );
  schema.publishedVersionId = version.id;
  return version;
}
