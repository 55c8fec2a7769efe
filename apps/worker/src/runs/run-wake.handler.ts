import type { PgRunClaims } from '@hookline/database/runtime';
import type { IncomingMessage } from '@hookline/messaging';
import type { Logger } from 'pino';
import type { RunExecutor } from './run-executor';

/**
 * A parked run's alarm. The claim is the truth: an alarm that comes twice, early, or for a run
 * that ended finds nothing to claim and is acknowledged.
 */
export class RunWakeHandler {
  constructor(
    private readonly claims: PgRunClaims,
    private readonly executor: RunExecutor,
    private readonly log: Logger,
  ) {}

  /** Throws when the database is away; the message then comes again. */
  async handle(message: IncomingMessage): Promise<void> {
    const runId = message.subject.split('.')[4];
    if (!runId || !isUuid(runId)) {
      this.log.warn({ subject: message.subject }, 'wake-up names no run');
      message.term('no run id in the subject');
      return;
    }
    const run = await this.claims.claimDue(runId);
    if (run) await this.executor.adopt([run]);
    message.ack();
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
