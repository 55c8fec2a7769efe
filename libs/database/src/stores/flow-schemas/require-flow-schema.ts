import { isBigId } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';

/**
 * The flow schema of this id in this domain. With `lock` it is held until the transaction ends.
 * @throws NotFoundError (`flow_schema.missing`)
 */
export async function requireFlowSchema(
  manager: EntityManager,
  domainId: string,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<FlowSchemaEntity> {
  const schema = isBigId(id)
    ? await manager.findOne(FlowSchemaEntity, {
        where: { id, domainId },
        ...(lock && { lock: { mode: 'pessimistic_write' } }),
      })
    : null;
  if (!schema) throw new NotFoundError('flow_schema.missing', `There is no flow schema ${id}.`);
  return schema;
}
