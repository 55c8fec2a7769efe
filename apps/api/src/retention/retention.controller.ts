import {
  RetentionInput,
  RetentionLoss,
  RetentionLossQuery,
  RetentionView,
  storable,
} from '@hookline/contracts';
import { RetentionStore } from '@hookline/database';
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';

/** How long the history of the domain is kept. Whoever sees runs may know how long they stay. */
@ApiTags('Personal data')
@Controller('retention')
export class RetentionController {
  constructor(private readonly store: RetentionStore) {}

  @Get()
  @Permit('run:read')
  @ApiOkResponse({ standardSchema: RetentionView })
  read(@DomainId() domainId: string): Promise<RetentionView> {
    return this.store.load(domainId);
  }

  /** What would go if history were kept so many days; what is alive stays for now. */
  @Get('loss')
  @Permit('personal_data:manage')
  @ApiOkResponse({ standardSchema: RetentionLoss })
  findLoss(
    @DomainId() domainId: string,
    @Query({ schema: storable(RetentionLossQuery) }) query: RetentionLossQuery,
  ): Promise<RetentionLoss> {
    return this.store.findLoss(domainId, query.days ?? null);
  }

  /**
   * Workers obey it within the hour; what they deleted does not come back. 409 when somebody saved
   * since `revision`.
   */
  @Put()
  @Permit('personal_data:manage')
  @ApiOkResponse({ standardSchema: RetentionView })
  replace(
    @DomainId() domainId: string,
    @Body({ schema: storable(RetentionInput) }) retention: RetentionInput,
  ): Promise<RetentionView> {
    return this.store.replace(domainId, retention);
  }
}
