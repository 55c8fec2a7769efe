import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What this process counts, in a registry of its own so that specs can start many. */
export class ApiMetrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'hookline_http_request_seconds',
    help: 'Time to answer a request, by route, method and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly events = new Counter({
    name: 'hookline_events_accepted_total',
    help: 'Events taken in over HTTP; duplicates were known already.',
    labelNames: ['duplicate'],
    registers: [this.registry],
  });
  private readonly streams = new Gauge({
    name: 'hookline_update_streams',
    help: 'Open streams of live updates.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  countRequest(request: {
    method: string;
    /** Pattern of the route; never the path, which has ids without end. */
    route: string;
    status: number;
    durationMs: number;
  }): void {
    const { method, route, status, durationMs } = request;
    this.requests.observe({ method, route, status: String(status) }, durationMs / 1_000);
  }

  countEvent(duplicate: boolean): void {
    this.events.inc({ duplicate: String(duplicate) });
  }

  /** @param change 1 when a stream opens, -1 when it closes */
  countStream(change: 1 | -1): void {
    this.streams.inc(change);
  }

  /** The Prometheus text format. */
  print(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
