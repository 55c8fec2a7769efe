import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AppUserEntity } from '../../entities/app-user.entity';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import { FlowVersionEntity } from '../../entities/flow-version.entity';

/** Selects `FlowVersionRow`s of a schema, without the graphs. */
export function selectFlowVersions(
  manager: EntityManager,
  schemaId: string,
): SelectQueryBuilder<FlowVersionEntity> {
  return manager
    .createQueryBuilder(FlowVersionEntity, 'v')
    .innerJoin(FlowSchemaEntity, 's', 's.id = v.schema_id')
    .leftJoin(AppUserEntity, 'creator', 'creator.id = v.created_by')
    .select('v.id', 'id')
    .addSelect('v.version', 'version')
    .addSelect('v.note', 'note')
    .addSelect('v.hash', 'hash')
    .addSelect('v.created_at', 'created_at')
    .addSelect('v.created_by', 'created_by')
    .addSelect('creator.name', 'created_by_name')
    .addSelect('s.published_version_id = v.id', 'current')
    .where('v.schema_id = :schemaId', { schemaId });
}
