import { RunReplayInput, RunResumeInput, RunSummary, storable } from '@hookline/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { Idempotent } from '../idempotency/idempotent.decorator';
import { RunActionService } from './run-action.service';

@ApiTags('runs')
@Controller('runs/:id')
export class RunActionsController {
  constructor(private readonly actions: RunActionService) {}

  /** Ends the run where it is, and the sub-flows it started; 409 when it has ended. */
  @Post('cancel')
  @HttpCode(200)
  @Permit('run:read', 'run:update')
  @ApiOkResponse({ standardSchema: RunSummary })
  cancel(@DomainId() domainId: string, @Param('id') id: string): Promise<RunSummary> {
    return this.actions.cancel(domainId, id);
  }

  /** Lets a run that failed or was set aside go on from its failed step; 409 for any other. */
  @Post('resume')
  @Idempotent()
  @HttpCode(200)
  @Permit('run:read', 'run:update')
  @ApiOkResponse({ standardSchema: RunSummary })
  resume(
    @DomainId() domainId: string,
    @Param('id') id: string,
    @Body({ schema: storable(RunResumeInput.default({})) }) input: RunResumeInput,
  ): Promise<RunSummary> {
    return this.actions.resume(domainId, id, input);
  }

  /** Runs the same event again as a run of its own, and answers that one. */
  @Post('replay')
  @Idempotent()
  @HttpCode(200)
  @Permit('run:read', 'run:replay')
  @ApiOkResponse({ standardSchema: RunSummary })
  replay(
    @DomainId() domainId: string,
    @Param('id') id: string,
    @Body({ schema: storable(RunReplayInput.prefault({})) }) input: RunReplayInput,
  ): Promise<RunSummary> {
    return this.actions.replay(domainId, id, input);
  }
}
