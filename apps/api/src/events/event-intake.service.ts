/**
 * Takes events in. The rules:
 *
 * 1. All or nothing before publishing: the problems of every event are listed first.
 * 2. A queue event names a queue of the caller's domain.
 * 3. The answer comes after NATS has stored the event; what was accepted before is not published
 *    again (its id is known for good, not only for the stream's ten minutes).
 * 4. An id that came with other data is refused, before or in the same batch: it would be taken for
 *    a repeat and lost (B-54).
 */
import { isDeepStrictEqual } from 'node:util';
import {
  eventFamilyOf,
  maxEventBytes,
  parseCloudEvent,
  queueIdOf,
  type CloudEvent,
  type EventAccepted,
  type Problem,
} from '@hookline/contracts';
import { EventLogStore } from '@hookline/database';
import { InvalidFlowError } from '@hookline/engine';
import { EventPublisher } from '@hookline/messaging';
import { Injectable, PayloadTooLargeException } from '@nestjs/common';
import { ApiMetrics } from '../metrics/api-metrics';
import { KnownQueues } from './known-queues';

/** The stream's limit counts headers as well. */
const roomForHeaders = 1_024;

@Injectable()
export class EventIntake {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly log: EventLogStore,
    private readonly queues: KnownQueues,
    private readonly metrics: ApiMetrics,
  ) {}

  /**
   * Checks and publishes; answers in the order of the events.
   * @param isBatch problems name the index of their event
   * @throws InvalidFlowError with every problem; UnavailableError when NATS does not store
   */
  async accept(
    domainId: string,
    raws: readonly unknown[],
    { isBatch }: { isBatch: boolean },
  ): Promise<EventAccepted[]> {
    const pathOf = (index: number, path: string) => (isBatch ? `[${index}].${path}` : path);
    const { read, problems } = parseAll(raws, pathOf);
    const events = read.map(({ event }) => event);
    const [known, unknownQueues] = await Promise.all([
      this.log.findKnownEvents(
        domainId,
        events.map((event) => event.id),
      ),
      this.queues.findUnknown(domainId, events.flatMap(queueIdsOf)),
    ]);
    const firsts = new Map<string, CloudEvent>();
    for (const { index, event } of read) {
      const queueId = queueIdsOf(event)[0];
      if (queueId !== undefined && unknownQueues.has(queueId)) {
        const message = `there is no queue ${queueId}`;
        problems.push(problem('event.queue.unknown', pathOf(index, 'data.queue_id'), message));
      }
      const before = known.get(event.id);
      const first = firsts.get(event.id);
      if (before !== undefined && !isSame(before, event)) {
        const message = 'another event with this id was accepted before';
        problems.push(problem('event.id.reused', pathOf(index, 'id'), message));
      } else if (first !== undefined && !isSame(first, event)) {
        const message = 'another event of this batch has this id';
        problems.push(problem('event.id.reused', pathOf(index, 'id'), message));
      }
      if (first === undefined) firsts.set(event.id, event);
    }
    if (problems.length > 0) throw new InvalidFlowError(problems);
    return this.publish(domainId, events, known);
  }

  private async publish(
    domainId: string,
    events: readonly CloudEvent[],
    known: Awaited<ReturnType<EventLogStore['findKnownEvents']>>,
  ): Promise<EventAccepted[]> {
    const fresh = events.filter((event) => !known.has(event.id));
    const published = await this.publisher.publishMany(domainId, fresh);
    const seqs = new Map(fresh.map((event, index) => [event, published[index]]));
    const accepted = events.map((event): EventAccepted => {
      const message = seqs.get(event);
      const seq = message?.seq ?? known.get(event.id)?.streamSeq ?? 0;
      return { id: event.id, duplicate: message?.duplicate ?? true, seq: String(seq) };
    });
    for (const { duplicate } of accepted) this.metrics.countEvent(duplicate);
    return accepted;
  }
}

function parseAll(
  raws: readonly unknown[],
  pathOf: (index: number, path: string) => string,
): { read: { index: number; event: CloudEvent }[]; problems: Problem[] } {
  const read: { index: number; event: CloudEvent }[] = [];
  const problems: Problem[] = [];
  for (const [index, raw] of raws.entries()) {
    const parsed = parseCloudEvent(raw);
    if (parsed.event === undefined) {
      problems.push(...parsed.problems.map((one) => ({ ...one, path: pathOf(index, one.path) })));
      continue;
    }
    if (Buffer.byteLength(JSON.stringify(parsed.event)) > maxEventBytes - roomForHeaders) {
      throw new PayloadTooLargeException({
        code: 'event.too_large',
        message: `The event is larger than ${maxEventBytes / 1024} KiB with its attributes.`,
      });
    }
    read.push({ index, event: parsed.event });
  }
  return { read, problems };
}

function queueIdsOf(event: CloudEvent): string[] {
  const queueId = eventFamilyOf(event.type) === 'queue' ? queueIdOf(event) : null;
  return queueId === null ? [] : [queueId];
}

function isSame(before: { type: string; data: unknown }, event: CloudEvent): boolean {
  return before.type === event.type && isDeepStrictEqual(before.data, event.data);
}

function problem(code: string, path: string, message: string): Problem {
  return { level: 'error', code, path, message };
}
