import { ErasureAnswer, ErasureInput, storable } from '@hookline/contracts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { ErasureService } from './erasure.service';

/** For those who ask that nothing be kept of them. */
@ApiTags('Personal data')
@Controller('erasures')
export class ErasureController {
  constructor(private readonly erasure: ErasureService) {}

  /**
   * Erases what a phone number or a call left in tables and streams, or with `preview` counts it.
   * Answers when it is done; one that was cut short is asked for again.
   */
  @Post()
  @HttpCode(200)
  @Permit('personal_data:manage')
  @ApiOkResponse({ standardSchema: ErasureAnswer })
  erase(
    @DomainId() domainId: string,
    @Body({ schema: storable(ErasureInput) }) input: ErasureInput,
  ): Promise<ErasureAnswer> {
    return this.erasure.erase(domainId, input);
  }
}
