import {
  EventAccepted,
  fromWebitelVariables,
  isQueueEventName,
  queueEventNames,
  type JsonObject,
  type Problem,
} from '@hookline/contracts';
import { InvalidFlowError, NotFoundError } from '@hookline/engine';
import { Body, Controller, Headers, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { Idempotent } from '../idempotency/idempotent.decorator';
import { EventLimit } from '../limits/event-limit';
import { EventIntake } from './event-intake.service';
import { KnownQueues } from './known-queues';

const FlatVariables = z.record(
  z.string().max(256),
  z.union([z.string(), z.number(), z.boolean(), z.null()], {
    error: 'needs a text, number, boolean or null',
  }),
);
// It becomes the event's id and travels in a header of the stream.
const idempotencyKey = /^[\x20-\x7e]{1,200}$/;

@ApiTags('events')
@Controller('call_center/queues/:queueId/events')
export class QueueEventsController {
  constructor(
    private readonly intake: EventIntake,
    private readonly queues: KnownQueues,
  ) {}

  /** Takes Webitel's flat map of variables in as an event of a queue. */
  @Post(':event')
  @Idempotent()
  @HttpCode(202)
  @Permit('event:publish')
  @UseGuards(EventLimit)
  @ApiAcceptedResponse({ standardSchema: EventAccepted })
  async accept(
    @CurrentCaller() caller: Caller,
    @PathId('queueId') queueId: string,
    @Param('event') event: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body({ schema: FlatVariables }) variables: JsonObject,
  ): Promise<EventAccepted> {
    if (!isQueueEventName(event)) {
      throw refused('event', `needs one of ${queueEventNames.join(', ')}`);
    }
    if (key !== undefined && !idempotencyKey.test(key)) {
      throw refused('Idempotency-Key', 'needs 1 to 200 printable ASCII characters');
    }
    if ((await this.queues.findUnknown(caller.domainId, [queueId])).size > 0) {
      throw new NotFoundError('queue.not_found', `There is no queue ${queueId}.`);
    }
    const problems = contradictions(variables, { queueId, event });
    if (problems.length > 0) throw new InvalidFlowError(problems);
    const mapped = fromWebitelVariables(variables, { queueId, event, idempotencyKey: key });
    const [accepted] = await this.intake.accept(caller.domainId, [mapped], { isBatch: false });
    if (accepted === undefined) throw new Error('one event in gives one answer');
    return accepted;
  }
}

/** What the map says otherwise than its address. Other states are slips: chats join as `idle`. */
function contradictions(
  { state, queue_id: id }: JsonObject,
  { queueId, event }: { readonly queueId: string; readonly event: string },
): Problem[] {
  const isOtherEvent = typeof state === 'string' && isQueueEventName(state) && state !== event;
  const isOtherQueue = (typeof id === 'string' || typeof id === 'number') && `${id}` !== queueId;
  return [
    ...(isOtherEvent ? [problem('state', `is ${state}, and the address says ${event}`)] : []),
    ...(isOtherQueue ? [problem('queue_id', `is ${id}, and the address says ${queueId}`)] : []),
  ];
}

function refused(path: string, message: string): InvalidFlowError {
  return new InvalidFlowError([problem(path, message)]);
}

function problem(path: string, message: string): Problem {
  return { level: 'error', code: 'event.refused', path, message };
}
