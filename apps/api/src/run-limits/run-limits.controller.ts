import { DomainRunLimits, storable } from '@hookline/contracts';
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
  @ApiOkResponse({ standardSchema: DomainRunLimits })
  read(@DomainId() domainId: string): Promise<DomainRunLimits> {
    return this.store.load(domainId);
  }

  /** Replaces all of them; workers obey within two seconds. */
  @Put()
  @Permit('personal_data:manage')
  @ApiOkResponse({ standardSchema: DomainRunLimits })
  replace(
    @DomainId() domainId: string,
    @Body({ schema: storable(DomainRunLimits) }) limits: DomainRunLimits,
  ): Promise<DomainRunLimits> {
    return this.store.replace(domainId, limits);
  }
}
