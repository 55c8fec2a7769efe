import type { RunStatus } from '@hookline/contracts';

/** Life of an event in the log, see `EventSummary.status`. */
export const eventLogStatuses = [
  'handled',
  'no hook',
  'not matched',
  'failed',
  'running',
  'dead letter',
] as const;
export type EventLogStatus = (typeof eventLogStatuses)[number];

/** What a page of a log is asked for. Lists mean any of them; absent means no condition. */
export interface LogFilter<Status> {
  readonly domainId: string;
  readonly queueIds?: readonly string[];
  readonly schemaIds?: readonly string[];
  readonly hookIds?: readonly string[];
  readonly statuses?: readonly Status[];
  readonly types?: readonly string[];
  /** The sender's event ids or ours. */
  readonly eventIds?: readonly string[];
  readonly keys?: readonly string[];
  /** Free text; `*` is a wildcard. */
  readonly search?: string;
  /** Milliseconds since 1970, both included. */
  readonly fromMillis?: number;
  readonly toMillis?: number;
  /** Only rows older than this id. */
  readonly beforeId?: string;
  readonly oldestFirst?: boolean;
  readonly limit: number;
  readonly offset: number;
}

export type EventLogFilter = LogFilter<EventLogStatus>;

export interface RunLogFilter extends LogFilter<RunStatus> {
  /** Runs that these runs started. */
  readonly parentIds?: readonly string[];
}
