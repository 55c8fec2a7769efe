import { subjectsOf, subjectToken, type JsonValue } from '@hookline/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import { DurablePublisher } from './durable-publisher';

/** A message nobody could read or place. */
export interface DeadLetter {
  /** What it was meant to be: `event`, `run`. */
  readonly kind: string;
  readonly domainId: string;
  /** The same letter twice has the same id. */
  readonly id: string;
  /** A sentence for a person. */
  readonly reason: string;
  /** Where it came in. */
  readonly subject: string;
  /** The message as it came; bytes that are no text travel as base64. */
  readonly data: Uint8Array | JsonValue;
}

/** Copies unreadable messages to DEAD_LETTERS, for tools on NATS; the table is the truth. */
export class DeadLetterPublisher {
  private readonly publisher: DurablePublisher;
  private readonly subjects: ReturnType<typeof subjectsOf>;

  constructor(connection: NatsConnection, namespace?: string) {
    this.publisher = new DurablePublisher(connection);
    this.subjects = subjectsOf(namespace);
  }

  /** @throws UnavailableError when it is not known to be stored within 2 s */
  async publish(letter: DeadLetter): Promise<void> {
    const subject = this.subjects.deadLetter({
      kind: subjectToken(letter.kind),
      domainId: subjectToken(letter.domainId),
      id: subjectToken(letter.id),
    });
    const { data, ...rest } = letter;
    const body = data instanceof Uint8Array ? readBytes(data) : { data };
    await this.publisher.publish(subject, JSON.stringify({ ...rest, ...body }), { msgID: subject });
  }
}

function readBytes(bytes: Uint8Array): { data: string; encoding: 'utf-8' | 'base64' } {
  try {
    return { data: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { data: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
  }
}
