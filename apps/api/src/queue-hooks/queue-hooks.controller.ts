import {
  listOf,
  QueueHook,
  QueueHookInput,
  QueueHookPatch,
  QueueHookQuery,
  QueueHooksPatch,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { Body, Controller, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';
import { QueueHookService } from './queue-hook.service';

const routes = resourceRoutes(QueueHook, {
  read: ['cc_queue:read'],
  create: ['cc_queue:read', 'cc_queue:update'],
  update: ['cc_queue:read', 'cc_queue:update'],
  delete: ['cc_queue:read', 'cc_queue:update'],
});

/** Hooks of a queue: event → flow schema. */
@ApiTags('Queue hooks')
@Controller('call_center/queues/:queue_id/hooks')
export class QueueHooksController {
  constructor(private readonly hooks: QueueHookService) {}

  /** By default in the order of a contact's life, then by position. */
  @routes.List()
  list(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @Query({ schema: storable(QueueHookQuery) }) query: QueueHookQuery,
  ): Promise<ListPage<Partial<QueueHook>>> {
    return this.hooks.listHooks(domainId, queueId, query);
  }

  @routes.Read()
  read(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
  ): Promise<QueueHook> {
    return this.hooks.loadHook(domainId, queueId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @Body({ schema: storable(QueueHookInput) }) input: QueueHookInput,
  ): Promise<QueueHook> {
    return this.hooks.createHook(domainId, queueId, input);
  }

  /** Writes the whole hook: what is left out gets its default, the position stays. */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
    @Body({ schema: storable(QueueHookInput) }) input: QueueHookInput,
  ): Promise<QueueHook> {
    const { conditions = null, ttl_sec = null } = input;
    return this.hooks.changeHook(domainId, queueId, id, { ...input, conditions, ttl_sec });
  }

  /** Changes several hooks at once, all or none: reordering, switching on and off. */
  @Patch()
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: listOf(QueueHook) })
  async changeMany(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @Body({ schema: storable(QueueHooksPatch) }) patch: QueueHooksPatch,
  ): Promise<ListPage<QueueHook>> {
    return { next: false, items: await this.hooks.changeHooks(domainId, queueId, patch) };
  }

  /** Changes the named keys, say `{"enabled": false}`. */
  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
    @Body({ schema: storable(QueueHookPatch) }) patch: QueueHookPatch,
  ): Promise<QueueHook> {
    return this.hooks.changeHook(domainId, queueId, id, patch);
  }

  /** Removes a hook; its past runs stay in the log. */
  @routes.Delete()
  delete(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
  ): Promise<QueueHook> {
    return this.hooks.deleteHook(domainId, queueId, id);
  }
}
