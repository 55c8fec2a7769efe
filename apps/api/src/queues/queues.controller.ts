import {
  Queue,
  QueueInput,
  QueuePatch,
  QueueQuery,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmQueueStore } from '@hookline/database';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';

const routes = resourceRoutes(Queue, {
  read: ['cc_queue:read'],
  create: ['cc_queue:create'],
  update: ['cc_queue:read', 'cc_queue:update'],
  delete: ['cc_queue:read', 'cc_queue:delete'],
});

/** Contact-centre queues, as Webitel has them. */
@ApiTags('Queues')
@Controller('call_center/queues')
export class QueuesController {
  constructor(private readonly queues: TypeOrmQueueStore) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(QueueQuery) }) query: QueueQuery,
  ): Promise<ListPage<Partial<Queue>>> {
    const page = await this.queues.listQueues(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(@DomainId() domainId: string, @PathId() id: string): Promise<Queue> {
    return this.queues.loadQueue(domainId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @Body({ schema: storable(QueueInput) }) input: QueueInput,
  ): Promise<Queue> {
    return this.queues.createQueue(domainId, input);
  }

  /**
   * Writes the whole queue: a reference that is left out is cleared. 409 while published flow
   * schemas find it by the name it would lose.
   */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(QueueInput) }) input: QueueInput,
  ): Promise<Queue> {
    const { calendar = null, team = null, dnc_list = null, schema = null, tags = null } = input;
    const whole = { ...input, calendar, team, dnc_list, schema, tags };
    return this.queues.changeQueue(domainId, id, whole);
  }

  /** Changes the named keys. 409 while published flow schemas find it by the name it would lose. */
  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(QueuePatch) }) patch: QueuePatch,
  ): Promise<Queue> {
    return this.queues.changeQueue(domainId, id, patch);
  }

  /** Deletes the queue with its hooks and members; 409 while flow schemas name it. What was logged stays. */
  @routes.Delete()
  delete(@DomainId() domainId: string, @PathId() id: string): Promise<Queue> {
    return this.queues.deleteQueue(domainId, id);
  }
}
