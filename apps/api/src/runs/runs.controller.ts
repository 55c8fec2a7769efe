import {
  listOf,
  RunDetail,
  RunQuery,
  RunStatus,
  RunSummary,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, RunLogStore } from '@hookline/database';
import { NotFoundError } from '@hookline/engine';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { readLogQuery } from '../event-log/log-query';

const fields = Object.keys(RunSummary.shape);

@ApiTags('runs')
@Permit('run:read')
@Controller('runs')
export class RunsController {
  constructor(private readonly runs: RunLogStore) {}

  /**
   * Runs, newest first. `event_id` takes the sender's id of an event, or ours; `parent_id` finds the
   * runs that a run started as sub-flows.
   */
  @Get()
  @ApiOkResponse({ standardSchema: listOf(RunSummary) })
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(RunQuery) }) query: RunQuery,
  ): Promise<ListPage<Partial<RunSummary>>> {
    const page = await this.runs.listRuns(
      readLogQuery(query, { domainId, statuses: RunStatus.options, fields }),
    );
    return { next: page.next, items: pickFields(page.items, query.fields) };
  }

  /** One run with its steps, the graph it is pinned to and the event that started it. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: RunDetail })
  async read(@DomainId() domainId: string, @Param('id') id: string): Promise<RunDetail> {
    const run = await this.runs.findRun(domainId, id);
    if (run === null) throw new NotFoundError('run.not_found', 'There is no such run.');
    return run;
  }
}
