import {
  isBigId,
  type ListCommunication,
  type ListCommunicationInput,
  type ListCommunicationPatch,
  type ListCommunicationQuery,
  type ListPage,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager } from 'typeorm';
import { tellListChange } from '../../event-outbox/tell-list-change';
import { ListCommunicationEntity } from '../../entities/list-communication.entity';
import { listRows, type ListRules } from '../lists/list-rows';
import { millisText } from '../millis-text';
import { refuseTakenName } from '../refuse-taken-name';
import { requireContactList } from './require-contact-list';

interface CommunicationRow {
  readonly id: string;
  readonly number: string;
  readonly description: string;
  readonly expire_at: Date | null;
}

const rules: ListRules = {
  sortable: {
    id: 'c.id',
    number: 'c.number',
    description: 'lower(c.description)',
    expire_at: 'c.expire_at',
  },
  defaultSort: '+number',
  searched: ['c.number', 'c.description'],
  numbers: ['c.number'],
  tieBreak: ['c.id'],
};

/** Numbers of a list. An expired one is not there (webitel.md 6), though its row may be. */
export class TypeOrmListCommunicationStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws NotFoundError (`list.missing`) */
  async listCommunications(
    domainId: string,
    listId: string,
    query: ListCommunicationQuery,
  ): Promise<ListPage<ListCommunication>> {
    const { manager } = this.dataSource;
    await requireContactList(manager, domainId, listId);
    const select = selectCommunications(manager, listId);
    if (query.id) select.andWhere('c.id in (:...ids)', { ids: query.id });
    if (query.number) select.andWhere('c.number in (:...numbers)', { numbers: query.number });
    const from = query['expire_at.from'];
    const to = query['expire_at.to'];
    if (from !== undefined) select.andWhere('c.expire_at >= :from', { from: new Date(from) });
    if (to !== undefined) select.andWhere('c.expire_at <= :to', { to: new Date(to) });
    const { next, rows } = await listRows<CommunicationRow, ListCommunicationEntity>(
      select,
      query,
      rules,
    );
    return { next, items: rows.map(toCommunicationView) };
  }

  /** @throws NotFoundError (`list.missing`, `list_number.missing`) */
  async loadCommunication(
    domainId: string,
    listId: string,
    id: string,
  ): Promise<ListCommunication> {
    const { manager } = this.dataSource;
    await requireContactList(manager, domainId, listId);
    return toCommunicationView(await requireCommunication(manager, listId, id));
  }

  /** @throws NotFoundError, InvalidFlowError when the number is in the list already */
  createCommunication(
    domainId: string,
    listId: string,
    input: ListCommunicationInput,
  ): Promise<ListCommunication> {
    return refuseTakenName(takenNumber(input.number), () =>
      this.dataSource.transaction(async (manager) => {
        await requireContactList(manager, domainId, listId, { lock: 'keep' });
        // Its place may still be held by an entry that expired.
        await manager.query(
          `delete from list_communication where list_id = $1 and number = $2 and expire_at <= now()`,
          [listId, input.number],
        );
        const { id } = await manager.save(
          Object.assign(new ListCommunicationEntity(), {
            listId,
            number: input.number,
            description: input.description,
            expireAt: dateOf(input.expire_at),
          }),
        );
        await tellListChange(manager, 'added', id);
        return toCommunicationView(await requireCommunication(manager, listId, id, 'even expired'));
      }),
    );
  }

  /** @throws NotFoundError, InvalidFlowError when another entry has the number */
  changeCommunication(
    domainId: string,
    listId: string,
    id: string,
    { expire_at: expireAt, ...plain }: ListCommunicationPatch,
  ): Promise<ListCommunication> {
    return refuseTakenName(takenNumber(plain.number ?? ''), () =>
      this.dataSource.transaction(async (manager) => {
        await requireContactList(manager, domainId, listId, { lock: 'keep' });
        await lockCommunication(manager, listId, id);
        await requireCommunication(manager, listId, id);
        const entry = Object.assign(new ListCommunicationEntity(), { id }, plain, {
          ...(expireAt !== undefined && { expireAt: dateOf(expireAt) }),
        });
        await manager.save(entry);
        await tellListChange(manager, 'updated', id);
        return toCommunicationView(await requireCommunication(manager, listId, id, 'even expired'));
      }),
    );
  }

  /** Answers what it was. @throws NotFoundError */
  deleteCommunication(domainId: string, listId: string, id: string): Promise<ListCommunication> {
    return this.dataSource.transaction(async (manager) => {
      await requireContactList(manager, domainId, listId, { lock: 'keep' });
      // Of two deletions at once the later one waits here and then finds nothing.
      await lockCommunication(manager, listId, id);
      const entry = await requireCommunication(manager, listId, id);
      await tellListChange(manager, 'removed', id);
      await manager.delete(ListCommunicationEntity, { id, listId });
      return toCommunicationView(entry);
    });
  }
}

async function lockCommunication(
  manager: EntityManager,
  listId: string,
  id: string,
): Promise<void> {
  if (!isBigId(id)) return;
  await manager.query(
    `select 1 from list_communication where id = $1 and list_id = $2 for update`,
    [id, listId],
  );
}

function selectCommunications(
  manager: EntityManager,
  listId: string,
  which: 'unexpired' | 'even expired' = 'unexpired',
) {
  const select = manager
    .createQueryBuilder(ListCommunicationEntity, 'c')
    .select('c.id', 'id')
    .addSelect('c.number', 'number')
    .addSelect('c.description', 'description')
    .addSelect('c.expire_at', 'expire_at')
    .where('c.list_id = :listId', { listId });
  return which === 'unexpired'
    ? select.andWhere('(c.expire_at is null or c.expire_at > now())')
    : select;
}

/** An entry just written may have an end in the past: its writer still gets to see it. */
async function requireCommunication(
  manager: EntityManager,
  listId: string,
  id: string,
  which: 'unexpired' | 'even expired' = 'unexpired',
): Promise<CommunicationRow> {
  const row = isBigId(id)
    ? await selectCommunications(manager, listId, which)
        .andWhere('c.id = :id', { id })
        .getRawOne<CommunicationRow>()
    : undefined;
  if (!row) throw new NotFoundError('list_number.missing', `There is no entry ${id} in this list.`);
  return row;
}

function toCommunicationView(row: CommunicationRow): ListCommunication {
  return {
    id: row.id,
    number: row.number,
    description: row.description,
    expire_at: row.expire_at && millisText(row.expire_at),
  };
}

function dateOf(millis: number | null | undefined): Date | null {
  return millis === null || millis === undefined ? null : new Date(millis);
}

function takenNumber(number: string) {
  return {
    index: 'list_communication_number_key',
    code: 'list_number.taken',
    path: 'number',
    message: `${number} is in this list already.`,
  };
}
