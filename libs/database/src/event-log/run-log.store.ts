/** Reading runs: the list, and one run with its steps and the graph it is pinned to. */
import {
  FlowGraph,
  type JsonObject,
  type JsonValue,
  type RunDetail,
  type RunSummary,
  type StepRecord,
} from '@hookline/contracts';
import type { RunState } from '@hookline/engine';
import type { DataSource } from 'typeorm';
import { currentSteps } from './current-steps';
import { EventSearch } from './event-search';
import { isUuid, logConditions, logPage } from './log-conditions';
import type { RunLogFilter } from './log-filter';
import {
  joinedToRun,
  runSummaryColumns,
  toRunSummary,
  type RunSummaryRow,
} from './run-summary-row';
import type { SqlConditions } from './sql-conditions';
import { uuidFloor, uuidMillis } from './uuid-floor';

const mostClockErrorMs = 3_600_000;

interface RunDetailRow extends RunSummaryRow {
  graph: unknown;
  state: RunState;
  result: JsonValue;
  event_data: JsonObject | null;
}

interface StepRow {
  seq: number;
  node_id: string;
  node_name: string;
  node_type: string;
  visit: number;
  attempt: number;
  status: StepRecord['status'];
  outlet: string | null;
  input: JsonValue;
  output: JsonValue;
  error: StepRecord['error'];
  notes: string[];
  started_at: Date;
  duration_ms: number;
}

export class RunLogStore {
  private readonly search: EventSearch;

  constructor(private readonly dataSource: DataSource) {
    this.search = new EventSearch(dataSource);
  }

  /** A page of runs, newest first unless asked otherwise. */
  async listRuns(filter: RunLogFilter): Promise<{ next: boolean; items: RunSummary[] }> {
    const where = await this.conditionsOf(filter);
    const page = logPage(filter, 'r', where);
    const rows = await this.dataSource.query<RunSummaryRow[]>(
      `select ${runSummaryColumns} from (select * from run r where ${where} ${page.rows}) r
       ${joinedToRun} ${page.order}`,
      where.values,
    );
    return {
      next: rows.length > filter.limit,
      items: rows.slice(0, filter.limit).map(toRunSummary),
    };
  }

  /** Ids of all runs that match, newest first; one more than `most` tells that there are more. */
  async listRunIds(
    filter: Omit<RunLogFilter, 'limit' | 'offset'>,
    most: number,
  ): Promise<readonly string[]> {
    const where = await this.conditionsOf({ ...filter, limit: most, offset: 0 });
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select r.id::text from run r where ${where} order by r.id desc
       limit ${where.bind(most + 1)}`,
      where.values,
    );
    return rows.map(({ id }) => id);
  }

  /** One run as a list shows it; null when there is none. */
  async findRunSummary(domainId: string, id: string): Promise<RunSummary | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.dataSource.query<RunSummaryRow[]>(
      `select ${runSummaryColumns} from run r ${joinedToRun}
       where r.id = $1 and r.domain_id = $2`,
      [id, domainId],
    );
    return row ? toRunSummary(row) : null;
  }

  /** One run as far as it has come; null when there is none. */
  async findRun(domainId: string, id: string): Promise<RunDetail | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.dataSource.query<RunDetailRow[]>(
      `select ${runSummaryColumns}, coalesce(v.graph, d.graph) as graph, r.state, r.result,
         e.data as event_data
       from run r ${joinedToRun} left join event e on e.id = r.event_ref
       where r.id = $1 and r.domain_id = $2`,
      [id, domainId],
    );
    if (!row) return null;
    const ended = await this.listSteps(id);
    const graph = FlowGraph.parse(row.graph ?? { nodes: [], edges: [] });
    const steps = [...ended, ...currentSteps(row, graph, ended)];
    return {
      ...toRunSummary(row),
      graph,
      steps: row.dry ? steps.map((step) => ({ ...step, dry: true })) : steps,
      variables: row.state.variables,
      result: row.result,
      event_data: row.event_data ?? {},
    };
  }

  private async conditionsOf(filter: RunLogFilter): Promise<SqlConditions> {
    const where = logConditions(filter, { row: 'r', eventRef: 'r.event_ref' });
    where.andAnyOf(filter.types, (list) => `r.event_type = any(${list}::text[])`);
    where.andAnyOf(filter.hookIds, (list) => `r.hook_id = any(${list}::bigint[])`);
    where.andAnyOf(filter.schemaIds, (list) => `r.schema_id = any(${list}::bigint[])`);
    where.andAnyOf(filter.statuses, (list) => `r.status = any(${list}::text[])`);
    const { domainId, parentIds, search } = filter;
    if (parentIds !== undefined && parentIds.length > 0) {
      where.and(`r.parent_run = any(${where.bind(parentIds)}::uuid[])`);
      // Started after its parent, by a clock that may be off; days before need no look.
      const since = Math.min(...parentIds.map(uuidMillis)) - mostClockErrorMs;
      where.and(`r.id >= ${where.bind(uuidFloor(since))}`);
    }
    if (search) {
      await this.search.narrow(
        where,
        { domainId, search },
        {
          eventRef: 'r.event_ref',
          words: (query) => `exists (select 1 from event e
          where e.id = r.event_ref and hookline_event_words(e.data) @@ ${query})`,
        },
      );
    }
    return where;
  }

  private async listSteps(runId: string): Promise<StepRecord[]> {
    const rows = await this.dataSource.query<StepRow[]>(
      `select seq, node_id, node_name, node_type, visit, attempt, status, outlet, input, output,
         error, notes, started_at, duration_ms
       from step where run_id = $1 order by seq`,
      [runId],
    );
    return rows.map(toStepRecord);
  }
}

function toStepRecord(row: StepRow): StepRecord {
  return {
    seq: row.seq,
    nodeId: row.node_id,
    nodeName: row.node_name,
    nodeType: row.node_type,
    visit: row.visit,
    attempt: row.attempt,
    status: row.status,
    outlet: row.outlet,
    input: row.input,
    output: row.output,
    error: row.error,
    notes: row.notes,
    startedAt: row.started_at.toISOString(),
    durationMs: row.duration_ms,
  };
}
