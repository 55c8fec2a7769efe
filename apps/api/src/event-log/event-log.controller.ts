import {
  EventDetail,
  EventSummary,
  listOf,
  LogQuery,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { eventLogStatuses, EventLogStore, pickFields } from '@hookline/database';
import { NotFoundError } from '@hookline/engine';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { readLogQuery } from './log-query';

const fields = Object.keys(EventSummary.shape);

@ApiTags('events')
@Permit('event:read')
@Controller('events')
export class EventLogController {
  constructor(private readonly log: EventLogStore) {}

  /** The event log, newest first. `q` looks for numbers, call ids and any text of the data. */
  @Get()
  @ApiOkResponse({ standardSchema: listOf(EventSummary) })
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(LogQuery) }) query: LogQuery,
  ): Promise<ListPage<Partial<EventSummary>>> {
    const page = await this.log.listEvents(
      readLogQuery(query, { domainId, statuses: eventLogStatuses, fields }),
    );
    return { next: page.next, items: pickFields(page.items, query.fields) };
  }

  /** One event with its data, its runs and what each hook said. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: EventDetail })
  async read(@DomainId() domainId: string, @Param('id') id: string): Promise<EventDetail> {
    const event = await this.log.findEvent(domainId, id);
    if (event === null) throw new NotFoundError('event.not_found', 'There is no such event.');
    return event;
  }
}
