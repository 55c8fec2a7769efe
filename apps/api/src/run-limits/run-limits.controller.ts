import { RunLimitsInput, RunLimitsView, storable } from '@hookline/contracts';
import { RunLimitsStore } from '@hookline/database';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';

/**
 * What one run of the domain may use up. Whoever sees runs may know; who may end their history may
 * set it.
 */
@ApiTags('Runs')
@Controller('run_limits')
export class RunLimitsController {
  constructor(private readonly store: RunLimitsStore) {}

  @Get()
  @Permit('run:read')
  @ApiOkResponse({ standardSchema: RunLimitsView })
  read(@DomainId() domainId: string): Promise<RunLimitsView> {
    return this.store.load(domainId);
  }

  /** Replaces all of them, 409 when somebody saved since `revision`; workers obey within two seconds. */
  @Put()
  @Permit('personal_data:manage')
  @ApiOkResponse({ standardSchema: RunLimitsView })
  replace(
    @DomainId() domainId: string,
    @Body({ schema: storable(RunLimitsInput) }) limits: RunLimitsInput,
  ): Promise<RunLimitsView> {
    return this.store.replace(domainId, limits);
  }
}
