import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What a worker has in its hands now. */
export interface WorkerFigures {
  readonly partitions: () => number;
  readonly runs: () => number;
  readonly events: () => number;
}

/** What this process counts, in a registry of its own so that specs can start many. */
export class WorkerMetrics {
  private readonly registry = new Registry();

  constructor(figures: WorkerFigures) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('hookline_worker_partitions', 'Partitions it pulls from.', figures.partitions);
    this.gauge('hookline_worker_runs', 'Runs in its hands.', figures.runs);
    this.gauge('hookline_worker_events', 'Events in its hands.', figures.events);
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
