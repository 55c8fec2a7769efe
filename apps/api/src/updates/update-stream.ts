/**
 * One open stream of live updates.
 *
 * 1. A heartbeat every 15 s keeps proxies from closing it, and asks whether the session or key
 *    still counts: the stream ends with it.
 * 2. What the reader has not taken yet waits, up to a limit; a slower reader is cut off. It
 *    connects again and reads its lists, which is cheaper than a queue without end.
 */
import type { LiveUpdate } from '@hookline/contracts';
import type { Response } from 'express';
import { topicsOf } from './update-topics';

const heartbeatMs = 15_000;
const maxWaitingBytes = 256 * 1024;

export interface UpdateStreamOptions {
  readonly topics: ReadonlySet<string>;
  readonly stillValid: () => Promise<boolean>;
  readonly onEnd: () => void;
  readonly heartbeatMs?: number;
}

export class UpdateStream {
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly response: Response,
    private readonly options: UpdateStreamOptions,
  ) {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
      // Proxies of the nginx family would collect the stream first.
      'X-Accel-Buffering': 'no',
    });
    response.write(': open\n\n');
    this.timer = setInterval(() => void this.beat(), options.heartbeatMs ?? heartbeatMs);
    response.once('close', () => {
      clearInterval(this.timer);
      options.onEnd();
    });
  }

  /** Sends an update if the reader asked for one of its topics. */
  offer(update: LiveUpdate): void {
    if (!topicsOf(update).some((topic) => this.options.topics.has(topic))) return;
    this.write(`data: ${JSON.stringify(update)}\n\n`);
  }

  /** Ends the stream. */
  end(): void {
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.writableLength > maxWaitingBytes) this.response.destroy();
    else this.response.write(text);
  }

  private async beat(): Promise<void> {
    // A database that does not answer for a moment is no reason to send everybody away.
    const isValid = await this.options.stillValid().catch(() => true);
    if (isValid) this.write(': heartbeat\n\n');
    else this.end();
  }
}
