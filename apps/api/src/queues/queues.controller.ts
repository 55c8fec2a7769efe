import {
  listOf,
  Queue,
  QueueInput,
  QueuePatch,
  QueueQuery,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmQueueStore } from '@hookline/database';
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

/** Contact-centre queues, as Webitel has them. */
@ApiTags('Queues')
@Controller('call_center/queues')
export class QueuesController {
  constructor(private readonly queues: TypeOrmQueueStore) {}

  @Get()
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: listOf(Queue) })
  async list(
    @CurrentCaller() { domainId }: Caller,
    @Query({ schema: storable(QueueQuery) }) query: QueueQuery,
  ): Promise<ListPage<Partial<Queue>>> {
    const page = await this.queues.listQueues(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @Get(':id')
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: Queue })
  read(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<Queue> {
    return this.queues.loadQueue(domainId, id);
  }

  @Post()
  @Idempotent()
  @HttpCode(200)
  @Permit('cc_queue:create')
  @ApiOkResponse({ standardSchema: Queue })
  create(
    @CurrentCaller() { domainId }: Caller,
    @Body({ schema: storable(QueueInput) }) input: QueueInput,
  ): Promise<Queue> {
    return this.queues.createQueue(domainId, input);
  }

  /** Writes the whole queue: a reference that is left out is cleared. */
  @Put(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: Queue })
  replace(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(QueueInput) }) input: QueueInput,
  ): Promise<Queue> {
    const { calendar = null, team = null, dnc_list = null, schema = null, tags = null } = input;
    const whole = { ...input, calendar, team, dnc_list, schema, tags };
    return this.queues.changeQueue(domainId, id, whole);
  }

  /** Changes the named keys. */
  @Patch(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: Queue })
  change(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(QueuePatch) }) patch: QueuePatch,
  ): Promise<Queue> {
    return this.queues.changeQueue(domainId, id, patch);
  }

  /** Deletes the queue with its hooks and members. What was logged stays. */
  @Delete(':id')
  @Permit('cc_queue:read', 'cc_queue:delete')
  @ApiOkResponse({ standardSchema: Queue })
  delete(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<Queue> {
    return this.queues.deleteQueue(domainId, id);
  }
}
