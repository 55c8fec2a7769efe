import {
  BulkAction,
  BulkAnswer,
  listOf,
  DeadLetterBulkInput,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { BulkActionStore } from '@hookline/database';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { BulkQuery } from '../bulk-actions/bulk-query';
import { PathId } from '../http/path-id';
import { DeadLetterBulkService } from './dead-letter-bulk.service';

/** One action on many dead letters. It goes on by itself; ask for it to see how far it is. */
@ApiTags('Dead letters')
@Controller('dead_letters/bulk')
export class DeadLetterBulkController {
  constructor(
    private readonly bulk: DeadLetterBulkService,
    private readonly store: BulkActionStore,
  ) {}

  /** Starts it, or with `preview` only counts. At most 50 a second. */
  @Post()
  @HttpCode(200)
  @Permit('event:read', 'event:publish')
  @ApiOkResponse({ standardSchema: BulkAnswer })
  start(
    @CurrentCaller() caller: Caller,
    @Body({ schema: storable(DeadLetterBulkInput) }) input: DeadLetterBulkInput,
  ): Promise<BulkAnswer> {
    return this.bulk.start(caller, input);
  }

  /** The last ones, newest first: who did what. */
  @Get()
  @Permit('event:read')
  @ApiOkResponse({ standardSchema: listOf(BulkAction) })
  list(
    @DomainId() domainId: string,
    @Query({ schema: storable(BulkQuery) }) { page, size }: BulkQuery,
  ): Promise<ListPage<BulkAction>> {
    return this.store.list(domainId, 'dead_letters', { limit: size, offset: (page - 1) * size });
  }

  @Get(':id')
  @Permit('event:read')
  @ApiOkResponse({ standardSchema: BulkAction })
  read(@DomainId() domainId: string, @PathId() id: string): Promise<BulkAction> {
    return this.store.load(domainId, 'dead_letters', id);
  }

  /** Does no more of them; what is done stays done. 409 when it has ended. */
  @Post(':id/stop')
  @HttpCode(200)
  @Permit('event:read', 'event:publish')
  @ApiOkResponse({ standardSchema: BulkAction })
  stop(@DomainId() domainId: string, @PathId() id: string): Promise<BulkAction> {
    return this.store.stop(domainId, 'dead_letters', id);
  }
}
