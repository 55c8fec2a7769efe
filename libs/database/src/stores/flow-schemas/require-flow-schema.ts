import { isBigId } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';

/**
 * Held until the transaction ends, against other changes of it. Two schemas that run each other can
 * be changed at once, as changes leave alone who holds one by naming it (`DomainObjects`).
 */
const lockModes = { change: 'for_no_key_update' } as const;

/**
 * The flow schema of this id in this domain.
 * @param lock what it is held for; absent: it is only read
 * @throws NotFoundError (`flow_schema.missing`)
 */
export async function requireFlowSchema(
  manager: EntityManager,
  domainId: string,
  id: string,
  { lock }: { lock?: keyof typeof lockModes } = {},
): Promise<FlowSchemaEntity> {
  const schema = isBigId(id)
    ? await manager.findOne(FlowSchemaEntity, {
        where: { id, domainId },
        ...(lock && { lock: { mode: lockModes[lock] } }),
      })
    : null;
  if (!schema) throw new NotFoundError('flow_schema.missing', `There is no flow schema ${id}.`);
  return schema;
}
