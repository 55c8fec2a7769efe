import { QueueEventCounts } from '@hookline/contracts';
import { readQueueEventCounts, resolveTimezone, TypeOrmQueueStore } from '@hookline/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DomainId } from '../access/domain-id.decorator';
import { PathId } from '../http/path-id';
import { Permit } from '../access/permit.decorator';

const CountsQuery = z.strictObject({
  timezone: z.string().min(1).max(64).optional().meta({
    description: 'IANA zone in which today begins; default: that of the domain.',
  }),
});

/** What happened in a queue today, for the life-cycle strip of its hooks. */
@ApiTags('Queues')
@Controller('call_center/queues')
export class QueueEventCountsController {
  constructor(
    private readonly queues: TypeOrmQueueStore,
    private readonly dataSource: DataSource,
  ) {}

  @Get(':id/event_counts')
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: QueueEventCounts })
  async read(
    @DomainId() domainId: string,
    @PathId() queueId: string,
    @Query({ schema: CountsQuery }) query: z.infer<typeof CountsQuery>,
  ): Promise<QueueEventCounts> {
    await this.queues.loadQueue(domainId, queueId);
    const timezone = await resolveTimezone(this.dataSource, domainId, query.timezone);
    return readQueueEventCounts(this.dataSource, { domainId, queueId, timezone });
  }
}
