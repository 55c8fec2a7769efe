import {
  findQueueType,
  type Lookup,
  type MemberCommunication,
  type MemberCommunicationInput,
} from '@hookline/contracts';
import { InvalidReferenceError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import type { QueueEntity } from '../../entities/queue.entity';

interface CommunicationTypeRow {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
}

/** Communication types of a domain, with the default of a queue's channel (decision 22). */
export interface CommunicationTypes {
  readonly byId: ReadonlyMap<string, Lookup>;
  readonly fallback: Lookup | null;
}

/** Read once for all members of one request. */
export async function readCommunicationTypes(
  manager: EntityManager,
  queue: QueueEntity,
): Promise<CommunicationTypes> {
  const rows: CommunicationTypeRow[] = await manager.query(
    `select id::text, name, channel from communication_type where domain_id = $1 order by id`,
    [queue.domainId],
  );
  const channel = findQueueType(queue.type)?.channel;
  const wanted = channel === 'chat' || channel === 'im' ? 'Messaging' : 'Phone';
  const first = rows.find((row) => row.channel === wanted);
  return {
    byId: new Map(rows.map(({ id, name }) => [id, { id, name }])),
    fallback: first ? { id: first.id, name: first.name } : null,
  };
}

/**
 * Communications as stored. What is known of one that was there before (tries, last cause) stays
 * with its destination.
 * @param path of the list in the body, for complaints
 * @throws InvalidReferenceError for an unknown communication type
 */
export function toStoredCommunications(
  written: readonly MemberCommunicationInput[],
  {
    types,
    before,
    path,
  }: {
    types: CommunicationTypes;
    before: readonly MemberCommunication[];
    path: string;
  },
): MemberCommunication[] {
  return written.map((communication, id) => {
    const known = before.find(({ destination }) => destination === communication.destination);
    return {
      id,
      destination: communication.destination,
      type: typeOf(communication, types, `${path}.${id}.type.id`),
      priority: communication.priority,
      description: communication.description,
      resource: communication.resource
        ? { id: communication.resource.id, name: communication.resource.name ?? '' }
        : null,
      display: communication.display,
      dtmf: communication.dtmf,
      attempts: known?.attempts ?? 0,
      last_cause: known?.last_cause ?? '',
      stop_at: known?.stop_at ?? '0',
    };
  });
}

function typeOf(
  { type }: MemberCommunicationInput,
  { byId, fallback }: CommunicationTypes,
  path: string,
): Lookup | null {
  if (!type) return fallback;
  const known = byId.get(type.id);
  if (known) return known;
  const message = `There is no communication type ${type.id}.`;
  throw new InvalidReferenceError('communication_type.missing', path, message);
}
