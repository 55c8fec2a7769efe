import {
  queueEventNames,
  type ListPage,
  type QueueHook,
  type QueueHookInput,
  type QueueHookPatch,
  type QueueHookQuery,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import { FlowVersionEntity } from '../../entities/flow-version.entity';
import { QueueHookEntity } from '../../entities/queue-hook.entity';
import { listRows, type ListRules } from '../lists/list-rows';
import { requireQueue } from '../queues/require-queue';
import { toQueueHookView, type QueueHookRow } from './queue-hook-row';
import { requireHookableSchema } from './require-hookable-schema';

// In the order of a contact's life rather than the alphabet.
const lifeCycle = `array_position(cast(array['${queueEventNames.join("','")}'] as text[]), h.event)`;

const rules: ListRules = {
  sortable: {
    id: 'h.id',
    event: lifeCycle,
    schema: 'lower(flow.name)',
    enabled: 'h.enabled',
    position: 'h.position',
    mode: 'h.mode',
    note: 'lower(h.note)',
    created_at: 'h.created_at',
    updated_at: 'h.updated_at',
  },
  defaultSort: '+event',
  searched: ['flow.name', 'h.event', 'h.note'],
  tieBreak: ['h.position', 'h.id'],
};

const largestHookId = 2 ** 31 - 1;

/** Hooks of a queue. Every change is recorded for the workers. */
export class TypeOrmQueueHookStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
  ) {}

  /** With the total: a queue has few hooks. @throws NotFoundError (`queue.missing`) */
  async listHooks(
    domainId: string,
    queueId: string,
    query: QueueHookQuery,
  ): Promise<ListPage<QueueHook>> {
    const { manager } = this.dataSource;
    await requireQueue(manager, domainId, queueId);
    const select = selectHooks(manager, domainId, queueId);
    if (query.id) select.andWhere('h.id = any(cast(:ids as bigint[]))', { ids: query.id });
    if (query.schema_id) {
      select.andWhere('h.schema_id in (:...schemaIds)', { schemaIds: query.schema_id });
    }
    if (query.event) select.andWhere('h.event in (:...events)', { events: query.event });
    if (query.enabled !== undefined) {
      select.andWhere('h.enabled = :enabled', { enabled: query.enabled });
    }
    const { next, rows, total } = await listRows<QueueHookRow, QueueHookEntity>(select, query, {
      ...rules,
      counted: true,
    });
    return { next, items: rows.map(toQueueHookView), total };
  }

  /** @throws NotFoundError (`queue.missing`, `queue_hook.missing`) */
  async loadHook(domainId: string, queueId: string, id: string): Promise<QueueHook> {
    const { manager } = this.dataSource;
    await requireQueue(manager, domainId, queueId);
    return loadHookView(manager, { domainId, queueId, id });
  }

  /** @throws NotFoundError, InvalidReferenceError, InvalidFlowError */
  createHook(domainId: string, queueId: string, input: QueueHookInput): Promise<QueueHook> {
    return this.config.run(async (manager, recordChange) => {
      await requireQueue(manager, domainId, queueId, { lock: 'change' });
      const { schema, enabled, position, ...plain } = input;
      await requireHookableSchema(manager, { domainId, schemaId: schema.id, enabled });
      const hook = Object.assign(new QueueHookEntity(), plain, {
        domainId,
        queueId,
        enabled,
        schemaId: schema.id,
        position: position ?? (await nextPosition(manager, queueId, input.event)),
        conditions: input.conditions ?? null,
        ttlSec: input.ttl_sec ?? null,
      });
      const id = String((await manager.save(hook)).id);
      await recordChange({ domainId, kind: 'hook', id });
      return loadHookView(manager, { domainId, queueId, id });
    });
  }

  /** Writes the named keys. @throws NotFoundError, InvalidReferenceError, InvalidFlowError */
  async changeHook(
    domainId: string,
    queueId: string,
    id: string,
    patch: QueueHookPatch,
  ): Promise<QueueHook> {
    const [hook] = await this.changeHooks(domainId, queueId, [{ id, patch }]);
    if (!hook) throw new Error('a changed hook was not answered');
    return hook;
  }

  /** Several at once, all or none. Throws as `changeHook` does. */
  changeHooks(
    domainId: string,
    queueId: string,
    changes: readonly { id: string; patch: QueueHookPatch }[],
  ): Promise<readonly QueueHook[]> {
    return this.config.run(async (manager, recordChange) => {
      await requireQueue(manager, domainId, queueId, { lock: 'change' });
      for (const { id, patch } of changes) {
        const hook = await requireHook(manager, { domainId, queueId, id });
        await changeHookEntity(manager, hook, patch);
        await recordChange({ domainId, kind: 'hook', id });
      }
      const views: QueueHook[] = [];
      for (const { id } of changes) {
        views.push(await loadHookView(manager, { domainId, queueId, id }));
      }
      return views;
    });
  }

  /** Answers what it was; its past runs stay. @throws NotFoundError */
  deleteHook(domainId: string, queueId: string, id: string): Promise<QueueHook> {
    return this.config.run(async (manager, recordChange) => {
      await requireQueue(manager, domainId, queueId, { lock: 'change' });
      const view = await loadHookView(manager, { domainId, queueId, id });
      await manager.delete(QueueHookEntity, { id: view.id, domainId, queueId });
      await recordChange({ domainId, kind: 'hook', id });
      return view;
    });
  }
}

interface HookKey {
  readonly domainId: string;
  readonly queueId: string;
  readonly id: string;
}

async function changeHookEntity(
  manager: EntityManager,
  hook: QueueHookEntity,
  patch: QueueHookPatch,
): Promise<void> {
  const { schema, ttl_sec: ttlSec, conditions, ...plain } = patch;
  Object.assign(hook, plain, {
    ...(schema !== undefined && { schemaId: schema.id }),
    ...(conditions !== undefined && { conditions }),
    ...(ttlSec !== undefined && { ttlSec }),
    updatedAt: new Date(),
  });
  if (schema !== undefined || patch.enabled === true) {
    const { domainId, schemaId, enabled } = hook;
    await requireHookableSchema(manager, { domainId, schemaId, enabled });
  }
  await manager.save(hook);
}

async function requireHook(manager: EntityManager, key: HookKey): Promise<QueueHookEntity> {
  const id = Number(key.id);
  const hook =
    id <= largestHookId
      ? await manager.findOneBy(QueueHookEntity, {
          id,
          domainId: key.domainId,
          queueId: key.queueId,
        })
      : null;
  if (!hook) throw missingHook(key.id);
  return hook;
}

async function loadHookView(
  manager: EntityManager,
  { domainId, queueId, id }: HookKey,
): Promise<QueueHook> {
  const row = await selectHooks(manager, domainId, queueId)
    .andWhere('h.id = cast(:id as bigint)', { id })
    .getRawOne<QueueHookRow>();
  if (!row) throw missingHook(id);
  return toQueueHookView(row);
}

function missingHook(id: string): NotFoundError {
  return new NotFoundError('queue_hook.missing', `There is no hook ${id} in this queue.`);
}

function selectHooks(
  manager: EntityManager,
  domainId: string,
  queueId: string,
): SelectQueryBuilder<QueueHookEntity> {
  return manager
    .createQueryBuilder(QueueHookEntity, 'h')
    .innerJoin(FlowSchemaEntity, 'flow', 'flow.id = h.schema_id')
    .leftJoin(FlowVersionEntity, 'published', 'published.id = flow.published_version_id')
    .select('h.id', 'id')
    .addSelect('h.event', 'event')
    .addSelect('h.enabled', 'enabled')
    .addSelect('flow.id', 'schema_id')
    .addSelect('flow.name', 'schema_name')
    .addSelect('published.version', 'schema_version')
    .addSelect('flow.draft_revision > published.draft_revision', 'draft_newer')
    .addSelect('h.properties', 'properties')
    .addSelect('h.position', 'position')
    .addSelect('h.conditions', 'conditions')
    .addSelect('h.ttl_sec', 'ttl_sec')
    .addSelect('h.mode', 'mode')
    .addSelect('h.note', 'note')
    .addSelect('h.created_at', 'created_at')
    .addSelect('h.updated_at', 'updated_at')
    .where('h.queue_id = :queueId and h.domain_id = :domainId', { queueId, domainId });
}

/** Behind the others of the event. The queue is locked, so nobody else takes the place. */
async function nextPosition(
  manager: EntityManager,
  queueId: string,
  event: string,
): Promise<number> {
  const row = await manager
    .createQueryBuilder(QueueHookEntity, 'h')
    .select('max(h.position)', 'last')
    .where('h.queue_id = :queueId and h.event = :event', { queueId, event })
    .getRawOne<{ last: number | null }>();
  return Math.min((row?.last ?? -1) + 1, 10_000);
}
