/**
 * Members (dialer tasks) of a queue.
 *
 * 1. Inbound queues and inbound chats have none (webitel.md 6): asking for theirs is a mistake.
 * 2. A patch merges variables; an empty value deletes one. `stop_cause: ""` reopens a member.
 * 3. Several are added or deleted all or none.
 */
import {
  isBigId,
  type ListPage,
  type Member,
  type MemberInput,
  type MemberPatch,
  type MemberQuery,
} from '@hookline/contracts';
import { InvalidFlowError, NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager } from 'typeorm';
import {
  tellTaskChanged,
  tellTasksAdded,
  tellTasksRemoved,
} from '../../event-outbox/tell-task-status';
import { MemberEntity } from '../../entities/member.entity';
import type { QueueEntity } from '../../entities/queue.entity';
import { listRows, type ListRules } from '../lists/list-rows';
import { assignMember } from './assign-member';
import { filterMembers, type MemberFilter } from './filter-members';
import { readCommunicationTypes, type CommunicationTypes } from './member-communications';
import { toMemberView, type MemberRow } from './member-row';
import { mergeVariables } from './merge-variables';
import { requireMemberQueue } from './require-member-queue';
import { searchMembers, selectMembers } from './select-members';

const rules: ListRules = {
  sortable: {
    id: 'm.id',
    name: 'lower(m.name)',
    priority: 'm.priority',
    attempts: 'm.attempts',
    stop_cause: 'm.stop_cause',
    created_at: 'm.created_at',
    expire_at: 'm.expire_at',
    min_offering_at: 'm.min_offering_at',
  },
  defaultSort: '-id',
  // Searched below: by name and by destination.
  searched: [],
  tieBreak: ['m.id'],
};

export class TypeOrmMemberStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws NotFoundError (`queue.missing`), InvalidFlowError (1) */
  async listMembers(
    domainId: string,
    queueId: string,
    query: MemberQuery,
  ): Promise<ListPage<Member>> {
    const { manager } = this.dataSource;
    await requireMemberQueue(manager, domainId, queueId);
    const select = searchMembers(filterMembers(selectMembers(manager, queueId), query), query.q);
    const { next, rows } = await listRows<MemberRow, MemberEntity>(select, query, rules);
    return { next, items: rows.map(toMemberView) };
  }

  /** @throws NotFoundError (`queue.missing`, `member.missing`), InvalidFlowError (1) */
  async loadMember(domainId: string, queueId: string, id: string): Promise<Member> {
    const { manager } = this.dataSource;
    await requireMemberQueue(manager, domainId, queueId);
    return loadMemberView(manager, queueId, id);
  }

  /** @throws NotFoundError, InvalidFlowError (1), InvalidReferenceError */
  createMember(domainId: string, queueId: string, input: MemberInput): Promise<Member> {
    return this.dataSource.transaction(async (manager) => {
      const queue = await requireMemberQueue(manager, domainId, queueId, { lock: 'keep' });
      const types = await readCommunicationTypes(manager, queue);
      const member = await newMember(manager, queue, input, { types, path: '' });
      const { id } = await manager.save(member);
      await tellTasksAdded(manager, [id]);
      return loadMemberView(manager, queueId, id);
    });
  }

  /** Ids in the order of the input. Throws as `createMember` does; nothing is added then. */
  createMembers(
    domainId: string,
    queueId: string,
    inputs: readonly MemberInput[],
  ): Promise<readonly string[]> {
    return this.dataSource.transaction(async (manager) => {
      const queue = await requireMemberQueue(manager, domainId, queueId, { lock: 'keep' });
      const types = await readCommunicationTypes(manager, queue);
      const members: MemberEntity[] = [];
      for (const [index, input] of inputs.entries()) {
        members.push(await newMember(manager, queue, input, { types, path: `items.${index}.` }));
      }
      const saved = await manager.save(members, { chunk: 1_000 });
      const ids = saved.map(({ id }) => id);
      await tellTasksAdded(manager, ids);
      return ids;
    });
  }

  /** Writes the named keys (2). @throws NotFoundError, InvalidFlowError (1), InvalidReferenceError */
  changeMember(domainId: string, queueId: string, id: string, patch: MemberPatch): Promise<Member> {
    return this.#change(domainId, queueId, id, (before) => ({
      ...patch,
      ...(patch.variables && { variables: mergeVariables(before.variables, patch.variables) }),
    }));
  }

  /** Writes everything anew, variables too. Throws as `changeMember` does. */
  replaceMember(
    domainId: string,
    queueId: string,
    id: string,
    input: MemberInput,
  ): Promise<Member> {
    const { timezone, bucket, agent, skill, expire_at, min_offering_at, ...plain } = input;
    return this.#change(domainId, queueId, id, () => ({
      ...plain,
      timezone: timezone ?? null,
      bucket: bucket ?? null,
      agent: agent ?? null,
      skill: skill ?? null,
      expire_at: expire_at ?? null,
      min_offering_at: min_offering_at ?? null,
    }));
  }

  /** Answers what it was. @throws NotFoundError, InvalidFlowError (1) */
  deleteMember(domainId: string, queueId: string, id: string): Promise<Member> {
    return this.dataSource.transaction(async (manager) => {
      await requireMemberQueue(manager, domainId, queueId);
      await lockMember(manager, queueId, id);
      const member = await loadMemberView(manager, queueId, id);
      await tellTasksRemoved(manager, [id]);
      await manager.query(`delete from member where id = $1 and queue_id = $2`, [id, queueId]);
      return member;
    });
  }

  /**
   * Deletes all that match and answers what they were.
   * @throws NotFoundError, InvalidFlowError (1; `member.filter.empty` when nothing narrows it)
   */
  deleteMembers(
    domainId: string,
    queueId: string,
    filter: MemberFilter & { readonly q?: string },
  ): Promise<readonly Member[]> {
    return this.dataSource.transaction(async (manager) => {
      await requireMemberQueue(manager, domainId, queueId);
      if (!Object.values(filter).some((value) => value !== undefined && value !== '')) {
        throw refusal('member.filter.empty', 'id', 'names nothing to delete');
      }
      const select = searchMembers(
        filterMembers(selectMembers(manager, queueId), filter),
        filter.q,
      );
      const rows = await select
        .orderBy('m.id')
        .setLock('pessimistic_write', undefined, ['m'])
        .getRawMany<MemberRow>();
      const ids = rows.map(({ id }) => id);
      await tellTasksRemoved(manager, ids);
      await manager.query(`delete from member where queue_id = $1 and id = any($2::bigint[])`, [
        queueId,
        ids,
      ]);
      return rows.map(toMemberView);
    });
  }

  #change(
    domainId: string,
    queueId: string,
    id: string,
    patchOf: (before: MemberEntity) => MemberPatch,
  ): Promise<Member> {
    return this.dataSource.transaction(async (manager) => {
      const queue = await requireMemberQueue(manager, domainId, queueId);
      const member = await lockMember(manager, queueId, id);
      if (!member) throw missingMember(id);
      const causeBefore = member.stopCause;
      const types = await readCommunicationTypes(manager, queue);
      await assignMember(manager, member, patchOf(member), { domainId, types, path: '' });
      await manager.save(member);
      await tellTaskChanged(manager, id, causeBefore);
      return loadMemberView(manager, queueId, id);
    });
  }
}

async function newMember(
  manager: EntityManager,
  { id: queueId, domainId }: QueueEntity,
  input: MemberInput,
  { types, path }: { types: CommunicationTypes; path: string },
): Promise<MemberEntity> {
  const member = Object.assign(new MemberEntity(), { domainId, queueId });
  await assignMember(manager, member, input, { domainId, types, path });
  return member;
}

/** The member, held until the transaction ends; null when the queue has none of this id. */
async function lockMember(
  manager: EntityManager,
  queueId: string,
  id: string,
): Promise<MemberEntity | null> {
  if (!isBigId(id)) return null;
  return manager
    .createQueryBuilder(MemberEntity, 'm')
    .where('m.id = :id and m.queue_id = :queueId', { id, queueId })
    .setLock('pessimistic_write')
    .getOne();
}

async function loadMemberView(
  manager: EntityManager,
  queueId: string,
  id: string,
): Promise<Member> {
  const row = isBigId(id)
    ? await selectMembers(manager, queueId).andWhere('m.id = :id', { id }).getRawOne<MemberRow>()
    : undefined;
  if (!row) throw missingMember(id);
  return toMemberView(row);
}

function missingMember(id: string): NotFoundError {
  return new NotFoundError('member.missing', `There is no member ${id} in this queue.`);
}

function refusal(code: string, path: string, message: string): InvalidFlowError {
  return new InvalidFlowError([{ level: 'error', code, path, message }]);
}
