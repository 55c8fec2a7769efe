import type { RunStatus } from '@hookline/contracts';

/** A run whose row an action changed: what is needed to wake it and to tell open pages. */
export interface TouchedRun {
  readonly runId: string;
  readonly domainId: string;
  readonly partition: number;
  readonly status: RunStatus;
  readonly fence: number;
  readonly schemaId: string;
  readonly hookId: string | null;
  readonly queueId: string | null;
  readonly stepCount: number;
}

/** Selects a `TouchedRun` from rows of `run` known as `r`. */
export const touchedRunColumns = `r.id::text as "runId", r.domain_id::text as "domainId",
  r.part as partition, r.status, r.fence, r.schema_id::text as "schemaId",
  r.hook_id::text as "hookId", r.queue_id::text as "queueId", r.step_count as "stepCount"`;
