import {
  isBigId,
  type ListPage,
  type Queue,
  type QueueInput,
  type QueuePatch,
  type QueueQuery,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type {
  ConfigTransactions,
  RecordConfigChange,
} from '../../config-outbox/config-transactions';
import { CalendarEntity } from '../../entities/calendar.entity';
import { ContactListEntity } from '../../entities/contact-list.entity';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import { QueueEntity } from '../../entities/queue.entity';
import { TeamEntity } from '../../entities/team.entity';
import { deleteUnused } from '../delete-unused';
import { GraphUses, type ParamPlace } from '../flow-schemas/graph-uses';
import { listRows, type ListRules } from '../lists/list-rows';
import { requireReference } from '../reference-exists';
import { refuseLostName } from '../refuse-lost-name';
import { refuseTakenName } from '../refuse-taken-name';
import { toQueueView, type QueueRow } from './queue-row';
import { toQueueColumns } from './queue-columns';
import { requireQueue } from './require-queue';

const rules: ListRules = {
  sortable: {
    id: 'q.id',
    name: 'lower(q.name)',
    type: 'q.type',
    enabled: 'q.enabled',
    priority: 'q.priority',
    strategy: 'q.strategy',
    created_at: 'q.created_at',
    updated_at: 'q.updated_at',
  },
  defaultSort: '+priority',
  searched: ['q.name', 'q.description'],
  tieBreak: ['q.id'],
};

/** Queues of a domain. An id that cannot be one names nothing. */
export class TypeOrmQueueStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    /** Where node types name a queue. */
    private readonly places: readonly ParamPlace[],
  ) {}

  async listQueues(domainId: string, query: QueueQuery): Promise<ListPage<Queue>> {
    const select = selectQueues(this.dataSource.manager, domainId);
    if (query.id) select.andWhere('q.id in (:...ids)', { ids: query.id });
    if (query.type) select.andWhere('q.type in (:...types)', { types: query.type });
    if (query.team_id) select.andWhere('q.team_id in (:...teamIds)', { teamIds: query.team_id });
    if (query.tags) select.andWhere('q.tags && cast(:tags as text[])', { tags: query.tags });
    if (query.enabled !== undefined) {
      select.andWhere('q.enabled = :enabled', { enabled: query.enabled });
    }
    const { next, rows } = await listRows<QueueRow, QueueEntity>(select, query, rules);
    return { next, items: rows.map(toQueueView) };
  }

  /** @throws NotFoundError (`queue.missing`) */
  loadQueue(domainId: string, id: string): Promise<Queue> {
    return loadQueueView(this.dataSource.manager, domainId, id);
  }

  /** @throws InvalidFlowError when the name is taken, InvalidReferenceError */
  createQueue(domainId: string, input: QueueInput): Promise<Queue> {
    return refuseTakenName(takenName(input.name), () =>
      this.config.run(async (manager, recordChange) => {
        await requireReferences(manager, domainId, input);
        const queue = Object.assign(new QueueEntity(), toQueueColumns(input), { domainId });
        const { id } = await manager.save(queue);
        await recordChange({ domainId, kind: 'queue', id });
        return loadQueueView(manager, domainId, id);
      }),
    );
  }

  /**
   * Writes the named columns; null clears a reference.
   * @throws NotFoundError, InvalidFlowError when the name is taken, InvalidReferenceError,
   * ConflictError naming the flow schemas that would lose it by another name
   */
  changeQueue(domainId: string, id: string, patch: QueuePatch): Promise<Queue> {
    return refuseTakenName(takenName(patch.name ?? ''), () =>
      this.config.run(async (manager, recordChange) => {
        const queue = await requireQueue(manager, domainId, id, { lock: 'change' });
        await refuseLostName(manager, {
          target: QueueEntity,
          domainId,
          object: queue,
          name: patch.name,
          findUsers: async () =>
            (await GraphUses.read(manager, domainId, this.places)).namersOf(queue),
          code: 'queue.name.in_use',
          noun: 'queue',
        });
        await requireReferences(manager, domainId, patch);
        await manager.save(Object.assign(queue, toQueueColumns(patch), { updatedAt: new Date() }));
        await recordChange({ domainId, kind: 'queue', id });
        return loadQueueView(manager, domainId, id);
      }),
    );
  }

  /**
   * Deletes the queue with its hooks and members; answers what it was. Its row stays for the name
   * that past events and runs show, and holds on to no list and no calendar.
   * @throws NotFoundError, ConflictError naming the flow schemas that name it
   */
  deleteQueue(domainId: string, id: string): Promise<Queue> {
    return this.config.run((manager, recordChange) =>
      deleteUnused(manager, {
        target: QueueEntity,
        domainId,
        id,
        load: () => loadQueueView(manager, domainId, id),
        findUsers: async (queue) =>
          (await GraphUses.read(manager, domainId, this.places)).usersOf(queue),
        code: 'queue.in_use',
        message: 'Flow schemas name this queue.',
        remove: (queue) => removeQueue(manager, { domainId, id: queue.id }, recordChange),
      }),
    );
  }
}

async function removeQueue(
  manager: EntityManager,
  { domainId, id }: { readonly domainId: string; readonly id: string },
  recordChange: RecordConfigChange,
): Promise<void> {
  const hooks: { id: string }[] = await manager.query(
    `with gone as (delete from queue_hook where queue_id = $1 returning id)
     select id::text from gone order by gone.id`,
    [id],
  );
  await manager.query(`delete from member where queue_id = $1`, [id]);
  await manager.query(
    `update queue set deleted_at = now(), dnc_list_id = null, calendar_id = null where id = $1 and domain_id = $2`,
    [id, domainId],
  );
  for (const hook of hooks) await recordChange({ domainId, kind: 'hook', id: hook.id });
  await recordChange({ domainId, kind: 'queue', id });
}

async function loadQueueView(manager: EntityManager, domainId: string, id: string): Promise<Queue> {
  const row = isBigId(id)
    ? await selectQueues(manager, domainId).andWhere('q.id = :id', { id }).getRawOne<QueueRow>()
    : undefined;
  if (!row) throw new NotFoundError('queue.missing', `There is no queue ${id}.`);
  return toQueueView(row);
}

function selectQueues(manager: EntityManager, domainId: string): SelectQueryBuilder<QueueEntity> {
  return manager
    .createQueryBuilder(QueueEntity, 'q')
    .leftJoin(CalendarEntity, 'calendar', 'calendar.id = q.calendar_id')
    .leftJoin(TeamEntity, 'team', 'team.id = q.team_id')
    .leftJoin(ContactListEntity, 'dnc', 'dnc.id = q.dnc_list_id')
    .leftJoin(FlowSchemaEntity, 'flow', 'flow.id = q.schema_id and flow.domain_id = q.domain_id')
    .select('q.id', 'id')
    .addSelect('q.name', 'name')
    .addSelect('q.type', 'type')
    .addSelect('q.enabled', 'enabled')
    .addSelect('q.priority', 'priority')
    .addSelect('q.strategy', 'strategy')
    .addSelect('q.description', 'description')
    .addSelect('q.variables', 'variables')
    .addSelect('q.payload', 'payload')
    .addSelect('calendar.id', 'calendar_id')
    .addSelect('calendar.name', 'calendar_name')
    .addSelect('team.id', 'team_id')
    .addSelect('team.name', 'team_name')
    .addSelect('dnc.id', 'dnc_list_id')
    .addSelect('dnc.name', 'dnc_list_name')
    .addSelect('flow.id', 'schema_id')
    .addSelect('flow.name', 'schema_name')
    .addSelect('q.tags', 'tags')
    .addSelect('(select count(*)::int from agent a where a.team_id = q.team_id)', 'agent_count')
    .addSelect(
      '(select count(*)::int from queue_hook h where h.queue_id = q.id and h.enabled)',
      'hook_count',
    )
    .addSelect('q.created_at', 'created_at')
    .addSelect('q.updated_at', 'updated_at')
    .where('q.domain_id = :domainId', { domainId });
}

async function requireReferences(
  manager: EntityManager,
  domainId: string,
  { calendar, team, dnc_list: dncList, schema }: QueuePatch,
): Promise<void> {
  await requireReference(manager, CalendarEntity, {
    domainId,
    id: calendar?.id,
    path: 'calendar.id',
    noun: 'calendar',
  });
  await requireReference(manager, TeamEntity, {
    domainId,
    id: team?.id,
    path: 'team.id',
    noun: 'team',
  });
  await requireReference(manager, ContactListEntity, {
    domainId,
    id: dncList?.id,
    path: 'dnc_list.id',
    noun: 'list',
  });
  await requireReference(manager, FlowSchemaEntity, {
    domainId,
    id: schema?.id,
    path: 'schema.id',
    noun: 'flow schema',
  });
}

function takenName(name: string) {
  return {
    index: 'queue_name_key',
    code: 'queue.name.taken',
    path: 'name',
    message: `A queue named “${name}” exists already.`,
  };
}
