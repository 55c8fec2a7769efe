import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AppUserEntity } from '../../entities/app-user.entity';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import { FlowVersionEntity } from '../../entities/flow-version.entity';

/** Selects `FlowSchemaRow`s of a domain, without the bodies. */
export function selectFlowSchemas(
  manager: EntityManager,
  domainId: string,
): SelectQueryBuilder<FlowSchemaEntity> {
  return manager
    .createQueryBuilder(FlowSchemaEntity, 's')
    .leftJoin(FlowVersionEntity, 'published', 'published.id = s.published_version_id')
    .leftJoin(AppUserEntity, 'creator', 'creator.id = s.created_by')
    .leftJoin(AppUserEntity, 'updater', 'updater.id = s.updated_by')
    .select('s.id', 'id')
    .addSelect('s.name', 'name')
    .addSelect('s.description', 'description')
    .addSelect('s.type', 'type')
    .addSelect('s.source', 'source')
    .addSelect('s.editor', 'editor')
    .addSelect('s.debug', 'debug')
    .addSelect('s.tags', 'tags')
    .addSelect('s.note', 'note')
    .addSelect('published.version', 'published_version')
    .addSelect('published.created_at', 'published_at')
    .addSelect('s.draft_revision', 'draft_revision')
    .addSelect('s.draft_revision > published.draft_revision', 'draft_newer')
    .addSelect('(select count(*)::int from queue_hook h where h.schema_id = s.id)', 'hook_count')
    .addSelect('s.created_at', 'created_at')
    .addSelect('s.created_by', 'created_by')
    .addSelect('creator.name', 'created_by_name')
    .addSelect('s.updated_at', 'updated_at')
    .addSelect('s.updated_by', 'updated_by')
    .addSelect('updater.name', 'updated_by_name')
    .where('s.domain_id = :domainId', { domainId });
}
