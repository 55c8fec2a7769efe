import type { EntityManager } from 'typeorm';
import { FlowVersionEntity } from '../../entities/flow-version.entity';

// With a query builder: the typed look-ups of TypeORM give up on the recursive type of JSON.

/** The version of this id, or null. */
export function findVersionById(
  manager: EntityManager,
  id: string | null,
): Promise<FlowVersionEntity | null> {
  return manager.createQueryBuilder(FlowVersionEntity, 'v').where('v.id = :id', { id }).getOne();
}

/** Version `number` of a schema, or null. */
export function findVersionByNumber(
  manager: EntityManager,
  schemaId: string,
  number: number,
): Promise<FlowVersionEntity | null> {
  return manager
    .createQueryBuilder(FlowVersionEntity, 'v')
    .where('v.schema_id = :schemaId and v.version = :number', { schemaId, number })
    .getOne();
}
