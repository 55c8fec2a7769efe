import { FlowTestAnswer, FlowTestInput, storable } from '@hookline/contracts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { FlowTestService } from './flow-test.service';

/** Trying a flow schema out before it is published. */
@ApiTags('Flow schemas')
@Controller('routing/schema/:id/test')
export class FlowTestsController {
  constructor(private readonly tests: FlowTestService) {}

  /**
   * Runs the graph that is sent, or the stored draft, on an event. Stores and sends nothing: lists,
   * tasks, queues, agents, calendars and the cache are asked for real, what the test changes is seen by
   * the test alone, and the outside is answered as `answers` says. A failed run is an answer with 200;
   * 422 is a graph that could not be published.
   */
  @Post()
  @HttpCode(200)
  // What a test shows is what a run shows.
  @Permit('schema:read', 'schema:update', 'run:read')
  @ApiOkResponse({ standardSchema: FlowTestAnswer })
  test(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(FlowTestInput.prefault({})) }) input: FlowTestInput,
  ): Promise<FlowTestAnswer> {
    return this.tests.test(domainId, id, input);
  }
}
