import type { IncomingMessage } from '@hookline/messaging';
import type { Logger } from 'pino';
import type { RunWakes } from './run-wakes';

/**
 * A parked run's alarm, or news of a queued one. The claim is the truth: a message that comes
 * twice, early, or for a run that ended finds nothing to claim and is acknowledged.
 */
export class RunWakeHandler {
  constructor(
    private readonly wakes: RunWakes,
    private readonly log: Logger,
  ) {}

  /** Resolves at once, so that those behind it share the round trip. */
  handle(message: IncomingMessage): Promise<void> {
    const runId = message.subject.split('.')[4];
    if (!runId || !isUuid(runId)) {
      this.log.warn({ subject: message.subject }, 'wake-up names no run');
      message.term('no run id in the subject');
      return Promise.resolve();
    }
    this.wakes.wake([runId]).then(
      () => message.ack(),
      (error: unknown) => {
        this.log.warn({ err: error, runId }, 'run not woken, trying again');
        message.nak(awayNakMs);
      },
    );
    return Promise.resolve();
  }
}

/** The database is away; the alarm comes again. */
const awayNakMs = 5_000;

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
