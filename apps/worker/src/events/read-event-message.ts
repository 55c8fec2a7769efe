/**
 * Reads a message of EVENTS. What cannot be read or placed becomes a dead letter with a reason a
 * person understands; nothing is dropped in silence.
 */
import {
  checkEventSubject,
  cleanJson,
  fromWebitelVariables,
  isJsonObject,
  isQueueEventName,
  orderingKey,
  parseCloudEvent,
  parseEventSubject,
  queueIdOf,
  type CloudEvent,
  type EventSubject,
  type JsonObject,
  type Problem,
} from '@hookline/contracts';
import type { QueueRow } from '@hookline/database/runtime';
import type { IncomingMessage } from '@hookline/messaging';
import type { HookTable } from '../schemas/hook-table';

/** Characters a dead letter shows of a message it cannot show otherwise. */
const mostTextOfLetter = 4_096;

interface Placed {
  readonly message: IncomingMessage;
  readonly domainId: string;
  readonly partition: number;
  /** Orders the runs of one call. */
  readonly key: string;
}

export interface ReadableEvent extends Placed {
  readonly kind: 'event';
  readonly event: CloudEvent;
  readonly queue: QueueRow | null;
}

export interface DeadEvent extends Placed {
  readonly kind: 'dead';
  readonly reason: string;
  /** Only because the table has no such queue: one that is read now may have it. */
  readonly isUnplaced?: true;
  /** It was tried again and again; there is no more to try. */
  readonly isGivenUp?: true;
  /** As much as could be made out. */
  readonly event: CloudEvent | null;
  readonly data: JsonObject;
}

/** Its domain is not ours to write to: only the stream of dead letters keeps it. */
export interface HomelessEvent {
  readonly kind: 'homeless';
  /** As with a dead one: the table has no such domain. */
  readonly isUnplaced?: true;
  readonly message: IncomingMessage;
  readonly domainId: string;
  readonly reason: string;
}

export type ReadEvent = ReadableEvent | DeadEvent | HomelessEvent;

export function readEventMessage(message: IncomingMessage, table: HookTable): ReadEvent {
  const came = parseEventSubject(message.subject);
  if (!came) {
    return { kind: 'homeless', message, domainId: '0', reason: 'The subject names no event.' };
  }
  if (table.zoneOf(came.domainId) === null) {
    const reason = `There is no domain ${came.domainId}.`;
    return { kind: 'homeless', isUnplaced: true, message, domainId: came.domainId, reason };
  }
  const placed = placedBy(message, came);

  let raw: unknown;
  try {
    raw = message.json();
  } catch {
    return deadText(placed, 'It is not JSON.');
  }
  const parsed = parseCloudEvent(asCloudEvent(raw, came, message));
  if (!parsed.event) {
    const reason = inWords(parsed.problems);
    const data = storable(raw);
    if (data === null) return deadText(placed, reason);
    return { ...placed, kind: 'dead', reason, event: null, data };
  }
  const { event } = parsed;
  const dead = (reason: string): DeadEvent => ({
    ...placed,
    kind: 'dead',
    reason,
    event,
    data: event.data,
  });
  const misplaced = checkEventSubject(came, event);
  if (misplaced.length > 0) return dead(inWords(misplaced));

  const queueId = queueIdOf(event);
  const queue = queueId === null ? null : table.queueOf(came.domainId, queueId);
  if (queueId !== null && (!queue || queue.isDeleted)) {
    return { ...dead(`There is no queue ${queueId}.`), isUnplaced: true };
  }
  return {
    kind: 'event',
    message,
    domainId: came.domainId,
    partition: placed.partition,
    key: orderingKey(event),
    event,
    queue,
  };
}

/** A message that was tried again and again, as a dead letter that holds no more than its text. */
export function giveUpMessage(message: IncomingMessage, reason: string): DeadEvent | null {
  const came = parseEventSubject(message.subject);
  return came && { ...deadText(placedBy(message, came), reason), isGivenUp: true };
}

function placedBy(message: IncomingMessage, { domainId, key }: EventSubject): Placed {
  return { message, domainId, partition: partitionOf(message.subject), key };
}

function deadText(placed: Placed, reason: string): DeadEvent {
  const text = new TextDecoder().decode(placed.message.data).slice(0, mostTextOfLetter);
  return { ...placed, kind: 'dead', reason, event: null, data: { text } };
}

/** What of an unreadable message can be kept as it is; null for what no column would take. */
function storable(raw: unknown): JsonObject | null {
  const cleaned = cleanJson(raw);
  if (cleaned.kind !== 'clean') return null;
  return isJsonObject(cleaned.value) ? cleaned.value : {};
}

/**
 * A flat map of Webitel variables as an event; anything else as it is. The subject says which
 * queue and event a map belongs to, and `Nats-Msg-Id` is its id if there is one (decision 24).
 */
function asCloudEvent(raw: unknown, came: EventSubject, message: IncomingMessage): unknown {
  const queueId = /^queue_(\d{1,19})$/.exec(came.source)?.[1];
  if (!isFlatMap(raw) || queueId === undefined || !isQueueEventName(came.event)) return raw;
  const idempotencyKey = message.headers.get('Nats-Msg-Id');
  return fromWebitelVariables(raw, { queueId, event: came.event, idempotencyKey });
}

/** Variables only: a CloudEvent has `specversion` and an object as data. */
function isFlatMap(raw: unknown): raw is JsonObject {
  return (
    isJsonObject(raw) &&
    !Object.hasOwn(raw, 'specversion') &&
    !Object.values(raw).some((value) => isJsonObject(value))
  );
}

/** `hl.ev.<partition>.…` */
function partitionOf(subject: string): number {
  return Number(subject.split('.')[2] ?? 0);
}

function inWords(problems: readonly Problem[]): string {
  return problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
}
