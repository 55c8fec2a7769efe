import { SimulateAnswer, SimulateInput, storable } from '@hookline/contracts';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { SimulationService } from './simulation.service';

const Scenarios = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        description: z.string(),
        queueTypes: z.array(z.int()).readonly(),
      }),
    ),
  })
  .meta({ id: 'SimulationScenarios' });

@ApiTags('queues')
@Controller('call_center/queues/:queueId/simulate')
export class SimulationController {
  constructor(private readonly simulation: SimulationService) {}

  /** The scenarios that can happen in this queue. */
  @Get()
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: Scenarios })
  async list(
    @CurrentCaller() caller: Caller,
    @PathId('queueId') queueId: string,
  ): Promise<z.infer<typeof Scenarios>> {
    return { items: [...(await this.simulation.listScenarios(caller, queueId))] };
  }

  /** Walks a virtual contact through the queue; its events start the queue's hooks. */
  @Post()
  @HttpCode(200)
  @Permit('event:publish')
  @ApiOkResponse({ standardSchema: SimulateAnswer })
  simulate(
    @CurrentCaller() caller: Caller,
    @PathId('queueId') queueId: string,
    @Body({ schema: storable(SimulateInput) }) input: SimulateInput,
  ): Promise<SimulateAnswer> {
    return this.simulation.simulate(caller, queueId, input);
  }
}
