import type {
  ListPage,
  QueueHook,
  QueueHookInput,
  QueueHookPatch,
  QueueHookQuery,
  QueueHooksPatch,
} from '@hookline/contracts';
import {
  pickFields,
  readHookActivity,
  resolveTimezone,
  TypeOrmQueueHookStore,
} from '@hookline/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkConditions } from './check-conditions';

/** Hooks of a queue. */
@Injectable()
export class QueueHookService {
  constructor(
    private readonly hooks: TypeOrmQueueHookStore,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NotFoundError, InvalidFlowError for an unknown zone or sort field */
  async listHooks(
    domainId: string,
    queueId: string,
    query: QueueHookQuery,
  ): Promise<ListPage<Partial<QueueHook>>> {
    const page = await this.hooks.listHooks(domainId, queueId, query);
    const items = query.activity
      ? await this.#withActivity(domainId, page.items, query.timezone)
      : page.items;
    return { ...page, items: pickFields(items, query.fields) };
  }

  loadHook(domainId: string, queueId: string, id: string): Promise<QueueHook> {
    return this.hooks.loadHook(domainId, queueId, id);
  }

  /** @throws NotFoundError, InvalidReferenceError, InvalidFlowError */
  async createHook(domainId: string, queueId: string, input: QueueHookInput): Promise<QueueHook> {
    checkConditions(input);
    return this.hooks.createHook(domainId, queueId, input);
  }

  /** Writes the named keys. @throws NotFoundError, InvalidReferenceError, InvalidFlowError */
  async changeHook(
    domainId: string,
    queueId: string,
    id: string,
    patch: QueueHookPatch,
  ): Promise<QueueHook> {
    checkConditions(patch);
    return this.hooks.changeHook(domainId, queueId, id, patch);
  }

  /** Several at once, all or none. Throws as `changeHook` does. */
  async changeHooks(
    domainId: string,
    queueId: string,
    { items }: QueueHooksPatch,
  ): Promise<readonly QueueHook[]> {
    for (const item of items) checkConditions(item);
    const changes = items.map(({ id, ...patch }) => ({ id: String(id), patch }));
    return this.hooks.changeHooks(domainId, queueId, changes);
  }

  deleteHook(domainId: string, queueId: string, id: string): Promise<QueueHook> {
    return this.hooks.deleteHook(domainId, queueId, id);
  }

  async #withActivity(
    domainId: string,
    hooks: readonly QueueHook[],
    timezone: string | undefined,
  ): Promise<readonly QueueHook[]> {
    const zone = await resolveTimezone(this.dataSource, domainId, timezone);
    const ids = hooks.map(({ id }) => id);
    const activity = await readHookActivity(this.dataSource, ids, zone);
    return hooks.map((hook) => ({ ...hook, activity: activity.get(hook.id) }));
  }
}
