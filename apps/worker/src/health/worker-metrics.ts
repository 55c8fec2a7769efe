import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What a worker has in its hands now. */
export interface WorkerFigures {
  readonly partitions: () => number;
  readonly runs: () => number;
  readonly events: () => number;
  readonly waitingRuns: () => number;
  readonly waitingEvents: () => number;
  readonly fullQueues: () => number;
  readonly fullTargets: () => number;
}

/** What this process counts, in a registry of its own so that specs can start many. */
export class WorkerMetrics {
  private readonly registry = new Registry();

  constructor(figures: WorkerFigures) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('hookline_worker_partitions', 'Partitions it pulls from.', figures.partitions);
    this.gauge('hookline_worker_runs', 'Runs in its hands.', figures.runs);
    this.gauge('hookline_worker_events', 'Events in its hands.', figures.events);
    this.gauge(
      'hookline_worker_waiting_runs',
      'Runs that wait for an answer for more than a second, beside the limit of their queue.',
      figures.waitingRuns,
    );
    this.gauge(
      'hookline_worker_waiting_events',
      'Events whose runs take more than a second, beside those in its hands.',
      figures.waitingEvents,
    );
    this.gauge('hookline_worker_full_queues', 'Queues at their limit of runs.', figures.fullQueues);
    this.gauge(
      'hookline_worker_full_targets',
      'Targets at their limit of calls.',
      figures.fullTargets,
    );
  }

  async read(): Promise<{ readonly contentType: string; readonly text: string }> {
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}
