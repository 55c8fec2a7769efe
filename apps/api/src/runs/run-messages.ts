import type { TouchedRun } from '@hookline/database';
import { LivePublisher, RunWaker } from '@hookline/messaging';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';

/**
 * Tells workers and open pages of runs that an action changed. The rows are the truth: a worker
 * that hears nothing finds them at its next sweep.
 */
@Injectable()
export class RunMessages {
  constructor(
    private readonly waker: RunWaker,
    private readonly live: LivePublisher,
    private readonly log: PinoLogger,
  ) {
    log.setContext('run-messages');
  }

  /** The run may go on: its partition's owner takes it. */
  async wake(run: TouchedRun): Promise<void> {
    const { runId, fence } = run;
    this.tell(run);
    try {
      await this.waker.wakeNow(run, { runId }, `run:${runId}:${fence}`);
    } catch (error) {
      this.log.warn({ err: error, runId }, 'run not woken, the sweeper will find it');
    }
  }

  /** The run is over: its alarms are taken back. One that rings all the same finds nothing. */
  async silence(run: TouchedRun): Promise<void> {
    this.tell(run);
    try {
      await this.waker.cancel(run);
    } catch (error) {
      this.log.warn({ err: error, runId: run.runId }, 'alarms of a run not taken back');
    }
  }

  private tell({
    domainId,
    runId,
    status,
    schemaId,
    hookId,
    queueId,
    stepCount,
  }: TouchedRun): void {
    this.live.publish(domainId, 'runs', {
      kind: 'run.updated',
      runId,
      status,
      schemaId,
      hookId,
      queueId,
      stepCount,
    });
  }
}
