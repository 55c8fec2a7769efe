import {
  DeadLetter,
  DeadLetterQuery,
  DeadLetterStatus,
  listOf,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { DeadLetterStore, pickFields } from '@hookline/database';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { readLogQuery } from '../event-log/log-query';
import { DeadLetterService } from './dead-letter.service';

const fields = Object.keys(DeadLetter.shape);

/** Accepted events that could not be read or placed. */
@ApiTags('Dead letters')
@Controller('dead_letters')
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetterStore,
    private readonly service: DeadLetterService,
  ) {}

  /** Newest first. `status=open` leaves out those that were settled. */
  @Get()
  @Permit('event:read')
  @ApiOkResponse({ standardSchema: listOf(DeadLetter) })
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(DeadLetterQuery) }) query: DeadLetterQuery,
  ): Promise<ListPage<Partial<DeadLetter>>> {
    const page = await this.letters.list(
      readLogQuery(query, { domainId, statuses: DeadLetterStatus.options, fields }),
    );
    return { next: page.next, items: pickFields(page.items, query.fields) };
  }

  @Get(':id')
  @Permit('event:read')
  @ApiOkResponse({ standardSchema: DeadLetter })
  read(@DomainId() domainId: string, @Param('id') id: string): Promise<DeadLetter> {
    return this.letters.load(domainId, id);
  }

  /** Publishes the event again under its id; 409 while the cause is still there. */
  @Post(':id/retry')
  @HttpCode(200)
  @Permit('event:read', 'event:publish')
  @ApiOkResponse({ standardSchema: DeadLetter })
  retry(@DomainId() domainId: string, @Param('id') id: string): Promise<DeadLetter> {
    return this.service.retry(domainId, id);
  }

  /** Lets it rest: it stays in the log and asks for nothing any more. */
  @Post(':id/discard')
  @HttpCode(200)
  @Permit('event:read', 'event:publish')
  @ApiOkResponse({ standardSchema: DeadLetter })
  discard(@DomainId() domainId: string, @Param('id') id: string): Promise<DeadLetter> {
    return this.service.discard(domainId, id);
  }
}
