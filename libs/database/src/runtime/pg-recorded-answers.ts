import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type StepError,
  type StepStatus,
} from '@hookline/contracts';
import type { DryAnswers, RecordedAnswer } from '@hookline/engine';
import type { Pool } from 'pg';

interface StepRow {
  readonly run_id: string;
  readonly node_id: string;
  readonly status: StepStatus;
  readonly visit: number;
  readonly outlet: string | null;
  readonly output: JsonValue;
  readonly error: StepError | null;
  readonly variables: JsonObject | null;
}

/** A run and those below it, as they went. */
export interface RecordedRun {
  readonly answers: DryAnswers;
  /** The run that a visit of a node started and that succeeded; null for none. */
  readonly below: (nodeId: string, visit: number) => RecordedRun | null;
}

interface RunRow {
  readonly id: string;
  readonly parent: string | null;
}

/** More than a test runs anyway. */
const mostRuns = 200;

// `union` rather than `union all`: it ends whatever the rows say of each other.
const treeSql = `
  with recursive tree as (
    select id, parent_run, domain_id from run where id = $1
    union
    select r.id, r.parent_run, r.domain_id from run r
    join tree t on r.parent_run = t.id and r.domain_id = t.domain_id
  )
  select id::text, parent_run::text as parent from tree limit ${mostRuns}
`;

const stepsSql = `
  select run_id::text, node_id, status, visit, outlet, output, error, variables from step
  where run_id = any($1::uuid[]) and status in ('completed', 'failed', 'unknown') order by run_id, seq
`;

/** How steps of earlier runs ended, for dry runs that are answered the same. */
export class PgRecordedAnswers {
  constructor(private readonly pool: Pool) {}

  /** Of several tries of a visit the last one counts; a try that was cut off counts for nothing. */
  async read(runId: string): Promise<DryAnswers> {
    const { rows } = await this.pool.query<StepRow>(stepsSql, [[runId]]);
    return answersOf(rows);
  }

  /** The same with the runs that it started, and those they started. */
  async readTree(runId: string): Promise<RecordedRun> {
    const tree = await this.pool.query<RunRow>(treeSql, [runId]);
    const ids = tree.rows.map(({ id }) => id);
    const { rows } = await this.pool.query<StepRow>(stepsSql, [[runId, ...ids]]);
    const parents = new Map(tree.rows.map(({ id, parent }) => [id, parent]));
    const recorded = (id: string): RecordedRun => {
      const answers = answersOf(rows.filter(({ run_id: of }) => of === id));
      return {
        answers,
        below: (nodeId, visit) => {
          const started = startedBy(answers.recorded(nodeId, visit));
          return started !== null && parents.get(started) === id ? recorded(started) : null;
        },
      };
    };
    return recorded(runId);
  }
}

/** The id of the run that a step started; null when it started none, or that one did not succeed. */
function startedBy(step: RecordedAnswer | null): string | null {
  if (!step || step.error || !isJsonObject(step.output)) return null;
  const { run_id: id } = step.output;
  return typeof id === 'string' ? id : null;
}

/**
 * A run that was resumed visits the node it failed at once more. The dry run comes there once, so that
 * visit has the answer of the next one, and those after it move up.
 */
function answersOf(rows: readonly StepRow[]): DryAnswers {
  const answers = new Map<string, RecordedAnswer>();
  const lasts = new Map<string, { readonly row: StepRow; readonly resumed: number }>();
  for (const row of rows) {
    const last = lasts.get(row.node_id);
    const isResumed = last !== undefined && row.visit > last.row.visit && endedRun(last.row);
    const resumed = (last?.resumed ?? 0) + (isResumed ? 1 : 0);
    lasts.set(row.node_id, { row, resumed });
    answers.set(`${row.node_id}:${row.visit - resumed}`, answerOf(row));
  }
  return { recorded: (nodeId, visit) => answers.get(`${nodeId}:${visit}`) ?? null };
}

/** A step that failed and led nowhere: the run failed with it. */
function endedRun({ status, outlet }: StepRow): boolean {
  return status !== 'completed' && outlet === null;
}

function answerOf({ status, outlet, output, error, variables }: StepRow): RecordedAnswer {
  const answer = { outlet, output, error, variables: variables ?? {} };
  // What asks or changes leaves by an outlet when it is done, unless the run ended there.
  return status === 'completed' && outlet === null ? { ...answer, stops: true } : answer;
}
