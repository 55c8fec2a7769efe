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
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { IdParam } from '../http/id-param';
import { Idempotent } from '../idempotency/idempotent.decorator';
import { QueueHookService } from './queue-hook.service';

/** Hooks of a queue: event → flow schema. */
@ApiTags('Queue hooks')
@Controller('call_center/queues/:queue_id/hooks')
export class QueueHooksController {
  constructor(private readonly hooks: QueueHookService) {}

  /** By default in the order of a contact's life, then by position. */
  @Get()
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: listOf(QueueHook) })
  list(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Query({ schema: storable(QueueHookQuery) }) query: QueueHookQuery,
  ): Promise<ListPage<Partial<QueueHook>>> {
    return this.hooks.listHooks(domainId, queueId, query);
  }

  @Get(':id')
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: QueueHook })
  read(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<QueueHook> {
    return this.hooks.loadHook(domainId, queueId, id);
  }

  @Post()
  @Idempotent()
  @HttpCode(200)
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: QueueHook })
  create(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Body({ schema: storable(QueueHookInput) }) input: QueueHookInput,
  ): Promise<QueueHook> {
    return this.hooks.createHook(domainId, queueId, input);
  }

  /** Writes the whole hook: what is left out gets its default, the position stays. */
  @Put(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: QueueHook })
  replace(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
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
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Body({ schema: storable(QueueHooksPatch) }) patch: QueueHooksPatch,
  ): Promise<ListPage<QueueHook>> {
    return { next: false, items: await this.hooks.changeHooks(domainId, queueId, patch) };
  }

  /** Changes the named keys, say `{"enabled": false}`. */
  @Patch(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: QueueHook })
  change(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(QueueHookPatch) }) patch: QueueHookPatch,
  ): Promise<QueueHook> {
    return this.hooks.changeHook(domainId, queueId, id, patch);
  }

  /** Removes a hook; its past runs stay in the log. */
  @Delete(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: QueueHook })
  delete(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<QueueHook> {
    return this.hooks.deleteHook(domainId, queueId, id);
  }
}
