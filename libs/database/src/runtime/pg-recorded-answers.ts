import type { JsonObject, JsonValue, StepError, StepStatus } from '@hookline/contracts';
import type { DryAnswers, RecordedAnswer } from '@hookline/engine';
import type { Pool } from 'pg';

interface StepRow {
  readonly node_id: string;
  readonly status: StepStatus;
  readonly visit: number;
  readonly outlet: string | null;
  readonly output: JsonValue;
  readonly error: StepError | null;
  readonly variables: JsonObject | null;
}

/** How steps of earlier runs ended, for dry runs that are answered the same. */
export class PgRecordedAnswers {
  constructor(private readonly pool: Pool) {}

  /** Of several tries of a visit the last one counts; a try that was cut off counts for nothing. */
  async read(runId: string): Promise<DryAnswers> {
    const { rows } = await this.pool.query<StepRow>(
      `select node_id, status, visit, outlet, output, error, variables from step
       where run_id = $1 and status in ('completed', 'failed', 'unknown') order by seq`,
      [runId],
    );
    const answers = new Map<string, RecordedAnswer>(
      rows.map((row) => [`${row.node_id}:${row.visit}`, answerOf(row)]),
    );
    return { recorded: (nodeId, visit) => answers.get(`${nodeId}:${visit}`) ?? null };
  }
}

function answerOf({ status, outlet, output, error, variables }: StepRow): RecordedAnswer {
  const answer = { outlet, output, error, variables: variables ?? {} };
  // What asks or changes leaves by an outlet when it is done, unless the run ended there.
  return status === 'completed' && outlet === null ? { ...answer, stops: true } : answer;
}
