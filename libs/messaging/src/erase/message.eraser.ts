/**
 * Takes messages out of the streams that keep what happened (B-61): EVENTS and DEAD_LETTERS. The
 * others hold ids only. Rules:
 *
 * 1. The events of a call go by their subject, whatever is in them. A purge would be one request, but it
 *    leaves the bytes in the file of the stream (rule 3).
 * 2. For a text every message of the domain is read: no index knows what is in them, and what no
 *    worker has stored yet counts as well.
 * 3. A message is overwritten, not only forgotten.
 *
 * Throws what the server says; doing it again is harmless.
 */
import { streamsOf, subjectsOf, subjectToken } from '@hookline/contracts';
import { jetstream, jetstreamManager, type JetStreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { z } from 'zod';

const batch = 500;
/** An answer with fewer messages than asked for comes after this. */
const batchWithinMs = 2_000;

const PackedLetter = z.object({ data: z.string(), encoding: z.literal('base64') });

export class MessageEraser {
  readonly #subjects: ReturnType<typeof subjectsOf>;
  readonly #streams: ReturnType<typeof streamsOf>;
  #manager: Promise<JetStreamManager> | null = null;

  constructor(
    private readonly connection: NatsConnection,
    namespace?: string,
  ) {
    this.#subjects = subjectsOf(namespace);
    this.#streams = streamsOf(namespace);
  }

  /** Erases every event of these calls; answers how many. */
  async eraseCalls(domainId: string, calls: readonly string[]): Promise<number> {
    let erased = 0;
    for (const call of calls) {
      const filter = this.#subjects.eventsOfKey({ domainId, key: subjectToken(call) });
      erased += await this.#eraseFrom(this.#streams.events, filter, () => true);
    }
    return erased;
  }

  /** Erases every event and dead letter of the domain that mentions the pattern; answers how many. */
  async eraseMentions(domainId: string, pattern: RegExp): Promise<number> {
    const { events, deadLetters } = this.#streams;
    const isMeant = (message: JsMsg): boolean => mentions(message, pattern);
    return (
      (await this.#eraseFrom(events, this.#subjects.eventsOfDomain(domainId), isMeant)) +
      (await this.#eraseFrom(deadLetters, this.#subjects.deadLettersOfDomain(domainId), isMeant))
    );
  }

  async #eraseFrom(
    stream: string,
    filter: string,
    isMeant: (message: JsMsg) => boolean,
  ): Promise<number> {
    const consumer = await jetstream(this.connection).consumers.get(stream, {
      filter_subjects: filter,
    });
    const found: number[] = [];
    for (let pending = (await consumer.info()).num_pending; pending > 0;) {
      pending = 0;
      const messages = await consumer.fetch({ max_messages: batch, expires: batchWithinMs });
      for await (const message of messages) {
        if (isMeant(message)) found.push(message.seq);
        pending = message.info.pending;
      }
    }
    const manager = await this.#api();
    for (const seq of found) await manager.streams.deleteMessage(stream, seq, true);
    return found.length;
  }

  #api(): Promise<JetStreamManager> {
    return (this.#manager ??= jetstreamManager(this.connection, { checkAPI: false }));
  }
}

function mentions(message: JsMsg, pattern: RegExp): boolean {
  const headers = [...(message.headers ?? [])].flatMap(([, values]) => values);
  const body = message.string();
  return [message.subject, ...headers, body, unpacked(body)].some((text) => pattern.test(text));
}

/** The bytes of a dead letter that were no text when they came. */
function unpacked(body: string): string {
  if (!body.includes('"base64"')) return '';
  try {
    const letter = PackedLetter.safeParse(JSON.parse(body)).data;
    return letter ? Buffer.from(letter.data, 'base64').toString('latin1') : '';
  } catch {
    return '';
  }
}
