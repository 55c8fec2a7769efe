import type { JsonObject, JsonValue, StepError } from '@hookline/contracts';
import type { DryAnswers, RecordedAnswer } from '@hookline/engine';
import type { Pool } from 'pg';

interface StepRow {
  readonly node_id: string;
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
      `select node_id, visit, outlet, output, error, variables from step
       where run_id = $1 and status in ('completed', 'failed', 'unknown') order by seq`,
      [runId],
    );
    const answers = new Map<string, RecordedAnswer>(
      rows.map(({ node_id: node, visit, outlet, output, error, variables }) => [
        `${node}:${visit}`,
        { outlet, output, error, variables: variables ?? {} },
      ]),
    );
    return { recorded: (nodeId, visit) => answers.get(`${nodeId}:${visit}`) ?? null };
  }
}
