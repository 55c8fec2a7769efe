import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/public.decorator';
import { HealthReport } from './health-report';
import { HealthService } from './health.service';

const Liveness = z.object({ status: z.literal('live') }).meta({ id: 'Liveness' });

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process runs and answers. */
  @Get('live')
  @ApiOkResponse({ standardSchema: Liveness })
  live(): z.infer<typeof Liveness> {
    return { status: 'live' };
  }

  /** It can do its work: 503 while the database or NATS does not answer. */
  @Get('ready')
  @ApiOkResponse({ standardSchema: HealthReport })
  @ApiServiceUnavailableResponse({ standardSchema: HealthReport })
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthReport> {
    const report = await this.health.report();
    if (report.status !== 'ready') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }
}
