import { EventAccepted } from '@hookline/contracts';
import { Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { Idempotent } from '../idempotency/idempotent.decorator';
import { EventLimit } from '../limits/event-limit';
import { EventIntake } from './event-intake.service';
import { readEventRequest } from './read-event-request';

const EventsAccepted = z.union([EventAccepted, z.object({ items: z.array(EventAccepted) })]);
const eventBody = { type: 'object', description: 'A CloudEvent, or a list of them.' } as const;

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly intake: EventIntake) {}

  /** Takes an event, or a batch of them, in. Answered when it is stored for good. */
  @Post()
  @Idempotent()
  @HttpCode(202)
  @Permit('event:publish')
  @UseGuards(EventLimit)
  @ApiConsumes(
    'application/cloudevents+json',
    'application/cloudevents-batch+json',
    'application/json',
  )
  @ApiBody({ schema: eventBody })
  @ApiAcceptedResponse({ standardSchema: EventsAccepted })
  async accept(
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
  ): Promise<z.infer<typeof EventsAccepted>> {
    const { events, isBatch } = readEventRequest(request);
    const items = await this.intake.accept(caller.domainId, events, { isBatch });
    const [first] = items;
    return isBatch || first === undefined ? { items } : first;
  }
}
