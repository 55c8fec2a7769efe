import {
  BulkAction,
  BulkAnswer,
  listOf,
  RunBulkInput,
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
import { RunBulkService } from './run-bulk.service';

/** One action on many runs. It goes on by itself; ask for it to see how far it is. */
@ApiTags('runs')
@Controller('runs/bulk')
export class RunBulkController {
  constructor(
    private readonly bulk: RunBulkService,
    private readonly store: BulkActionStore,
  ) {}

  /** Starts it, or with `preview` only counts. At most 50 runs a second. */
  @Post()
  @HttpCode(200)
  @Permit('run:read', 'run:update', 'run:replay')
  @ApiOkResponse({ standardSchema: BulkAnswer })
  start(
    @CurrentCaller() caller: Caller,
    @Body({ schema: storable(RunBulkInput) }) input: RunBulkInput,
  ): Promise<BulkAnswer> {
    return this.bulk.start(caller, input);
  }

  /** The last ones, newest first: who did what. */
  @Get()
  @Permit('run:read')
  @ApiOkResponse({ standardSchema: listOf(BulkAction) })
  list(
    @DomainId() domainId: string,
    @Query({ schema: storable(BulkQuery) }) { page, size }: BulkQuery,
  ): Promise<ListPage<BulkAction>> {
    return this.store.list(domainId, 'runs', { limit: size, offset: (page - 1) * size });
  }

  @Get(':id')
  @Permit('run:read')
  @ApiOkResponse({ standardSchema: BulkAction })
  read(@DomainId() domainId: string, @PathId() id: string): Promise<BulkAction> {
    return this.store.load(domainId, 'runs', id);
  }

  /** Does no more of them; what is done stays done. 409 when it has ended. */
  @Post(':id/stop')
  @HttpCode(200)
  @Permit('run:read', 'run:update')
  @ApiOkResponse({ standardSchema: BulkAction })
  stop(@DomainId() domainId: string, @PathId() id: string): Promise<BulkAction> {
    return this.store.stop(domainId, 'runs', id);
  }
}
