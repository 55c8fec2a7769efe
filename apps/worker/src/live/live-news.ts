import type { LiveUpdate } from '@hookline/contracts';
import type { RunWrite } from '@hookline/engine';
import type { LivePublisher } from '@hookline/messaging';
import type { RunJob } from '../runs/run-job';

/** Stop 5: tells open pages. Best effort, and small: a page reads what it shows. */
export class LiveNews {
  constructor(private readonly publisher: LivePublisher) {}

  eventStored(
    domainId: string,
    news: Omit<Extract<LiveUpdate, { kind: 'event.stored' }>, 'kind'>,
  ): void {
    this.publisher.publish(domainId, 'events', { kind: 'event.stored', ...news });
  }

  runUpdated(job: RunJob, write: RunWrite): void {
    this.publisher.publish(job.claim.domainId, 'runs', {
      kind: 'run.updated',
      runId: job.claim.runId,
      status: write.status,
      schemaId: job.schemaId,
      hookId: job.hookId,
      queueId: job.queueId,
      stepCount: write.state.steps,
    });
  }
}
