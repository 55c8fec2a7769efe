import { Retention, storable } from '@hookline/contracts';
import { RetentionStore } from '@hookline/database';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';

/** How long the history of the domain is kept. */
@ApiTags('Personal data')
@Controller('retention')
export class RetentionController {
  constructor(private readonly store: RetentionStore) {}

  @Get()
  @Permit('personal_data:manage')
  @ApiOkResponse({ standardSchema: Retention })
  read(@DomainId() domainId: string): Promise<Retention> {
    return this.store.load(domainId);
  }

  /** Workers obey it within the hour; what they deleted does not come back. */
  @Put()
  @Permit('personal_data:manage')
  @ApiOkResponse({ standardSchema: Retention })
  replace(
    @DomainId() domainId: string,
    @Body({ schema: storable(Retention) }) retention: Retention,
  ): Promise<Retention> {
    return this.store.replace(domainId, retention);
  }
}
