import {
  isBigId,
  type ContactList,
  type ContactListInput,
  type ContactListPatch,
  type ContactListQuery,
  type ListPage,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import { tellListDeleted } from '../../event-outbox/tell-list-change';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { ContactListEntity } from '../../entities/contact-list.entity';
import { deleteUnused } from '../delete-unused';
import { GraphUses, type ParamPlace } from '../flow-schemas/graph-uses';
import { listRows, type ListRules } from '../lists/list-rows';
import { millisText } from '../millis-text';
import { queueUsersOf } from '../queues/queue-users-of';
import { refuseLostName } from '../refuse-lost-name';
import { refuseTakenName } from '../refuse-taken-name';
import { requireContactList } from './require-contact-list';

interface ContactListRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly count: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

// Expired entries count as gone (webitel.md 6).
const countSql = `(select count(*)::int from list_communication c
  where c.list_id = l.id and (c.expire_at is null or c.expire_at > now()))`;

const rules: ListRules = {
  sortable: {
    id: 'l.id',
    name: 'lower(l.name)',
    description: 'lower(l.description)',
    count: countSql,
    created_at: 'l.created_at',
    updated_at: 'l.updated_at',
  },
  defaultSort: '+name',
  searched: ['l.name', 'l.description'],
  tieBreak: ['l.id'],
};

/** Lists of numbers of a domain. */
export class TypeOrmContactListStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    /** Where node types name a list. */
    private readonly places: readonly ParamPlace[],
  ) {}

  async listLists(domainId: string, query: ContactListQuery): Promise<ListPage<ContactList>> {
    const select = selectLists(this.dataSource.manager, domainId);
    if (query.id) select.andWhere('l.id in (:...ids)', { ids: query.id });
    const { next, rows } = await listRows<ContactListRow, ContactListEntity>(select, query, rules);
    return { next, items: rows.map(toContactListView) };
  }

  /** @throws NotFoundError (`list.missing`) */
  loadList(domainId: string, id: string): Promise<ContactList> {
    return loadListView(this.dataSource.manager, domainId, id);
  }

  /** @throws InvalidFlowError when the name is taken */
  createList(domainId: string, input: ContactListInput): Promise<ContactList> {
    return refuseTakenName(takenName(input.name), () =>
      this.config.run(async (manager, recordChange) => {
        const list = Object.assign(new ContactListEntity(), input, { domainId });
        const { id } = await manager.save(list);
        await recordChange({ domainId, kind: 'list', id });
        return loadListView(manager, domainId, id);
      }),
    );
  }

  /**
   * @throws NotFoundError, InvalidFlowError when the name is taken, ConflictError naming the flow
   * schemas that would lose it by another name
   */
  changeList(domainId: string, id: string, patch: ContactListPatch): Promise<ContactList> {
    return refuseTakenName(takenName(patch.name ?? ''), () =>
      this.config.run(async (manager, recordChange) => {
        const list = await requireContactList(manager, domainId, id, { lock: 'change' });
        await refuseLostName(manager, {
          target: ContactListEntity,
          domainId,
          object: list,
          name: patch.name,
          findUsers: async () =>
            (await GraphUses.read(manager, domainId, this.places)).namersOf(list),
          code: 'list.name.in_use',
          noun: 'list',
        });
        await manager.save(Object.assign(list, patch, { updatedAt: new Date() }));
        await recordChange({ domainId, kind: 'list', id });
        return loadListView(manager, domainId, id);
      }),
    );
  }

  /** Deletes it with its entries. @throws NotFoundError, ConflictError naming its users */
  deleteList(domainId: string, id: string): Promise<ContactList> {
    return this.config.run((manager, recordChange) =>
      deleteUnused(manager, {
        target: ContactListEntity,
        domainId,
        id,
        load: () => loadListView(manager, domainId, id),
        findUsers: async (list) => [
          ...(await queueUsersOf(manager, 'dnc_list_id', { domainId, id: list.id })),
          ...(await GraphUses.read(manager, domainId, this.places)).usersOf(list),
        ],
        code: 'list.in_use',
        message: 'Queues or flow schemas use this list.',
        remove: async (list) => {
          await tellListDeleted(manager, list.id);
          await manager.delete(ContactListEntity, { id: list.id, domainId });
          await recordChange({ domainId, kind: 'list', id: list.id });
        },
      }),
    );
  }
}

async function loadListView(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<ContactList> {
  const row = isBigId(id)
    ? await selectLists(manager, domainId)
        .andWhere('l.id = :id', { id })
        .getRawOne<ContactListRow>()
    : undefined;
  if (!row) throw new NotFoundError('list.missing', `There is no list ${id}.`);
  return toContactListView(row);
}

function selectLists(
  manager: EntityManager,
  domainId: string,
): SelectQueryBuilder<ContactListEntity> {
  return manager
    .createQueryBuilder(ContactListEntity, 'l')
    .select('l.id', 'id')
    .addSelect('l.name', 'name')
    .addSelect('l.description', 'description')
    .addSelect(countSql, 'count')
    .addSelect('l.created_at', 'created_at')
    .addSelect('l.updated_at', 'updated_at')
    .where('l.domain_id = :domainId', { domainId });
}

function toContactListView(row: ContactListRow): ContactList {
  return {
    ...row,
    created_at: millisText(row.created_at),
    updated_at: millisText(row.updated_at),
  };
}

function takenName(name: string) {
  return {
    index: 'contact_list_name_key',
    code: 'list.name.taken',
    path: 'name',
    message: `A list named “${name}” exists already.`,
  };
}
