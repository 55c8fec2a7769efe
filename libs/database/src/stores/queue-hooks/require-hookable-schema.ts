/**
 * What a hook may start (WB-025):
 *
 * 1. A flow schema that is there, in the same domain (decision 34).
 * 2. Of a type that runs without a caller: `service` or `default`.
 * 3. With a published version, when the hook is to be switched on.
 */
import { hookableSchemaTypes } from '@hookline/contracts';
import { InvalidFlowError, InvalidReferenceError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';

/**
 * Locks the schema against deletion until the transaction ends.
 * @throws InvalidReferenceError (1), InvalidFlowError (2, 3)
 */
export async function requireHookableSchema(
  manager: EntityManager,
  { domainId, schemaId, enabled }: { domainId: string; schemaId: string; enabled: boolean },
): Promise<void> {
  const schema = await manager
    .createQueryBuilder(FlowSchemaEntity, 'flow')
    .select(['flow.id', 'flow.name', 'flow.type', 'flow.publishedVersionId'])
    .where('flow.id = :schemaId and flow.domain_id = :domainId', { schemaId, domainId })
    .setLock('pessimistic_read')
    .getOne();
  if (!schema) {
    const message = `There is no flow schema ${schemaId}.`;
    throw new InvalidReferenceError('queue_hook.schema.missing', 'schema.id', message);
  }
  if (!hookableSchemaTypes.some((type) => type === schema.type)) {
    throw refusal(
      'queue_hook.schema.type',
      'schema.id',
      `“${schema.name}” is of type ${schema.type}; a hook starts ${hookableSchemaTypes.join(' or ')}.`,
    );
  }
  if (enabled && schema.publishedVersionId === null) {
    throw refusal(
      'queue_hook.schema.unpublished',
      'enabled',
      `“${schema.name}” has no published version yet; publish it, or leave the hook switched off.`,
    );
  }
}

function refusal(code: string, path: string, message: string): InvalidFlowError {
  return new InvalidFlowError([{ level: 'error', code, path, message }]);
}
