/**
 * Keeps one consumer's next messages at hand.
 *
 * 1. One request is open at a time and asks for what is missing to so many messages (`pull-size.ts`) and
 *    1 MiB, so no more than that waits here; the next request goes out when half of it is taken.
 * 2. The request is repeated when it ends, when the connection was away, when the server is
 *    silent for longer than two heartbeats, and every second or two while the consumer is gone.
 *    The server does not always say that it is gone: then silence tells, within 12.5 s.
 * 3. After a broken connection nobody knows what was on its way. What waits here is dropped, the
 *    consumer is put back (`restore`), and a new inbox is opened before the next request: nothing
 *    newer can overtake what was lost, and nothing lost waits for `ack_wait`.
 * 4. A request never outlives our right to the messages (`leftMs`): what is sent to a process that
 *    stands still is locked until `ack_wait`, while newer messages go to whoever took its place.
 * 5. Closing drains the subscription first: what the server had already sent still arrives and
 *    is given back, instead of being locked until `ack_wait`.
 *
 * The client library's own `consume()` unsubscribes at once when stopped, which loses what is
 * on its way; hence this class.
 */
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import { newInbox } from '../connection/connect-nats';
import { connectionStateOf, type ConnectionState } from '../connection/connection-state';
import { pullHeartbeatMs, pullRequestBody, readPullStatus } from './pull-request';
import type { PullSize } from './pull-size';

const retryFirstMs = 250;
const retryLongestMs = 2_000;
/** Half of it must hold the largest event with its headers, or the largest would never fit. */
const prefetchBytes = 1024 * 1024;
const silenceMs = 2 * pullHeartbeatMs + 500;
const drainWithinMs = 1_000;

export interface MessageSourceDeps {
  readonly connection: NatsConnection;
  /** Where requests of the consumer go. */
  readonly requestSubject: string;
  /** How many messages are kept at hand. */
  readonly pullSize: PullSize;
  /** Puts the consumer back to what was settled last. It may fail: it is tried again. */
  readonly restore: () => Promise<void>;
  /** Milliseconds for which messages are still ours. */
  readonly leftMs: () => number;
}

export class MessageSource {
  private readonly waiting: Msg[] = [];
  private readonly state: ConnectionState;
  private inbox = '';
  private subscription: Subscription | null = null;
  private readonly watchdog: NodeJS.Timeout;
  private readonly forgetReconnects: () => void;
  private wake: (() => void) | null = null;
  private retryTimer: NodeJS.Timeout | null = null;
  private retryMs = retryFirstMs;
  private request = 0;
  private outstanding = 0;
  private waitingBytes = 0;
  private heardAtMs = 0;
  /** Counts reconnects; what began before the last one is void. */
  private life = 0;
  private closed = false;

  constructor(private readonly deps: MessageSourceDeps) {
    this.state = connectionStateOf(deps.connection);
    this.listen();
    this.forgetReconnects = this.state.onReconnect(() => void this.startOver());
    this.watchdog = setInterval(() => this.askIfSilent(), pullHeartbeatMs);
    this.watchdog.unref();
    this.ask();
  }

  /** The next message, or null once the source is closed. */
  async next(): Promise<Msg | null> {
    while (!this.closed) {
      const message = this.waiting.shift();
      if (message !== undefined) {
        this.waitingBytes -= message.data.length;
        this.deps.pullSize.took();
        this.askIfLow();
        return message;
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return null;
  }

  /** Stops asking; answers with the messages that came and were not taken, oldest first. */
  async close(): Promise<readonly Msg[]> {
    if (!this.closed) {
      this.closed = true;
      clearInterval(this.watchdog);
      if (this.retryTimer) clearTimeout(this.retryTimer);
      this.forgetReconnects();
      this.wake?.();
      await this.drain();
    }
    return this.waiting.splice(0);
  }

  private listen(): void {
    this.inbox = newInbox(this.deps.connection);
    this.subscription = this.deps.connection.subscribe(`${this.inbox}.*`, {
      callback: (error, message) => {
        if (error === null) this.receive(message);
      },
    });
  }

  /** Rule 3. */
  private async startOver(): Promise<void> {
    this.life += 1;
    const { life } = this;
    this.subscription?.unsubscribe();
    this.subscription = null;
    this.waiting.length = 0;
    this.waitingBytes = 0;
    for (;;) {
      const isRestored = await this.deps.restore().then(
        () => true,
        () => false,
      );
      if (this.closed || life !== this.life) return;
      if (isRestored) break;
      await new Promise((resolve) => setTimeout(resolve, retryFirstMs));
    }
    this.listen();
    this.outstanding = 0;
    this.ask();
  }

  private receive(message: Msg): void {
    this.heardAtMs = performance.now();
    if (!message.subject.startsWith(this.inbox)) {
      this.retryMs = retryFirstMs;
      this.outstanding = Math.max(0, this.outstanding - 1);
      this.waiting.push(message);
      this.waitingBytes += message.data.length;
      this.wake?.();
      this.wake = null;
      return;
    }
    // The end of a request that was given up says nothing about the present one.
    if (message.subject !== this.requestInbox()) return;
    const status = readPullStatus(message);
    if (status === 'alive') return;
    this.outstanding = 0;
    if (status === 'ended') this.askIfLow();
    else this.askLater();
  }

  private askIfLow(): void {
    const { size } = this.deps.pullSize;
    const low = this.waiting.length <= size / 2 && this.waitingBytes <= prefetchBytes / 2;
    if (this.outstanding === 0 && low) this.ask();
  }

  private askLater(): void {
    if (this.closed || this.retryTimer) return;
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null;
      // A reconnect may have asked meanwhile.
      this.askIfLow();
    }, this.retryMs);
    this.retryTimer.unref();
    this.retryMs = Math.min(this.retryMs * 2, retryLongestMs);
  }

  private askIfSilent(): void {
    if (this.retryTimer || !this.state.connected) return;
    if (performance.now() - this.heardAtMs > silenceMs) this.outstanding = 0;
    this.askIfLow();
  }

  private ask(): void {
    const { connection, requestSubject, pullSize, leftMs } = this.deps;
    const maxBytes = Math.max(prefetchBytes - this.waitingBytes, prefetchBytes / 2);
    // Away: the reconnect asks. A request kept in the client's buffer would only go stale.
    if (this.closed || !this.state.connected || connection.isClosed()) return;
    if (!this.subscription) return;
    const batch = pullSize.renew() - this.waiting.length;
    if (batch <= 0) return;
    const body = pullRequestBody({ batch, maxBytes, leftMs: leftMs() });
    // Not ours any more, or not for long: the watchdog looks again.
    if (body === null) return;
    this.request += 1;
    this.outstanding = batch;
    this.heardAtMs = performance.now();
    connection.publish(requestSubject, body, { reply: this.requestInbox() });
  }

  private requestInbox(): string {
    return `${this.inbox}.${this.request}`;
  }

  private async drain(): Promise<void> {
    const { subscription } = this;
    if (this.deps.connection.isClosed() || !subscription) return;
    if (!this.state.connected) {
      subscription.unsubscribe();
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, drainWithinMs);
    });
    // A drain that fails means the connection is gone, and with it what was on its way.
    await Promise.race([subscription.drain().catch(() => undefined), tooLong]);
    clearTimeout(timer);
  }
}
