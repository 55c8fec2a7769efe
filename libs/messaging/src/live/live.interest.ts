/**
 * Whether anybody listens to the news of a domain. Publishing to nobody costs a system call per
 * piece of news, and at night nobody has a page open. The server tells: a request nobody
 * subscribes to is answered "no responders" at once.
 */
import { NoRespondersError, RequestError, type NatsConnection } from '@nats-io/transport-node';

/** A page that opens sees live news at most this much later. */
const rememberMs = 1_000;
const answerWithinMs = 200;

export class LiveInterest {
  readonly #known = new Map<string, { listened: boolean; askedAtMs: number; asking: boolean }>();

  constructor(
    private readonly connection: NatsConnection,
    /** A subject of the domain that listeners hear and ignore. */
    private readonly probeSubject: (domainId: string) => string,
  ) {}

  /** True while somebody listened a moment ago, and while that is not known (any more). */
  isListened(domainId: string): boolean {
    const known = this.#known.get(domainId) ?? { listened: true, askedAtMs: -1, asking: false };
    this.#known.set(domainId, known);
    const now = performance.now();
    if (!known.asking && (known.askedAtMs < 0 || now - known.askedAtMs > rememberMs)) {
      known.asking = true;
      known.askedAtMs = now;
      // An old answer says nothing about now: a page may have opened long since.
      known.listened = true;
      void this.#ask(domainId).then((listened) => {
        known.listened = listened;
        known.asking = false;
      });
    }
    return known.listened;
  }

  async #ask(domainId: string): Promise<boolean> {
    try {
      await this.connection.request(this.probeSubject(domainId), '', { timeout: answerWithinMs });
      return true;
    } catch (error) {
      // Listeners do not answer a probe, so silence means that somebody is there.
      const nobody =
        error instanceof NoRespondersError ||
        (error instanceof RequestError && error.isNoResponders());
      return !nobody;
    }
  }
}
