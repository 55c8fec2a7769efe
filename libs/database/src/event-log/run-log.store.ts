/** Reading runs: the list, and one run with its steps and the graph it is pinned to. */
import {
  FlowGraph,
  type JsonObject,
  type JsonValue,
  type RunDetail,
  type RunStatus,
  type RunSummary,
  type StepRecord,
} from '@hookline/contracts';
import type { RunState } from '@hookline/engine';
import type { DataSource } from 'typeorm';
import { currentStep } from './current-step';
import { EventSearch } from './event-search';
import { isUuid, logConditions, logPage } from './log-conditions';
import type { RunLogFilter } from './log-filter';

interface RunRow {
  id: string;
  status: RunStatus;
  schema_id: string;
  schema_name: string | null;
  version: number | null;
  hook_id: string | null;
  queue_id: string | null;
  queue_name: string | null;
  event_ref: string;
  event_no: string;
  event_type: string;
  key: string;
  contact: string | null;
  created_at: Date;
  ended_at: Date | null;
  due_at: Date | null;
  step_count: number;
  error: RunSummary['error'];
}

interface RunDetailRow extends RunRow {
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

const columns = `r.id::text, r.status, r.schema_id::text, s.name as schema_name, v.version,
  r.hook_id::text, r.queue_id::text, q.name as queue_name, r.event_ref::text, r.event_no::text,
  r.event_type, r.key, r.contact, r.created_at, r.ended_at, r.due_at, r.step_count, r.error`;

const joined = `left join flow_schema s on s.id = r.schema_id
  left join flow_version v on v.id = r.version_id
  left join queue q on q.id = r.queue_id`;

export class RunLogStore {
  private readonly search: EventSearch;

  constructor(private readonly dataSource: DataSource) {
    this.search = new EventSearch(dataSource);
  }

  /** A page of runs, newest first unless asked otherwise. */
  async listRuns(filter: RunLogFilter): Promise<{ next: boolean; items: RunSummary[] }> {
    const where = logConditions(filter, { row: 'r', eventRef: 'r.event_ref' });
    where.andAnyOf(filter.types, (list) => `r.event_type = any(${list}::text[])`);
    where.andAnyOf(filter.hookIds, (list) => `r.hook_id = any(${list}::bigint[])`);
    where.andAnyOf(filter.schemaIds, (list) => `r.schema_id = any(${list}::bigint[])`);
    where.andAnyOf(filter.statuses, (list) => `r.status = any(${list}::text[])`);
    const { domainId, search } = filter;
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
    const page = logPage(filter, 'r', where);
    const rows = await this.dataSource.query<RunRow[]>(
      `select ${columns} from (select * from run r where ${where} ${page.rows}) r
       ${joined} ${page.order}`,
      where.values,
    );
    return {
      next: rows.length > filter.limit,
      items: rows.slice(0, filter.limit).map(toRunSummary),
    };
  }

  /** One run as far as it has come; null when there is none. */
  async findRun(domainId: string, id: string): Promise<RunDetail | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.dataSource.query<RunDetailRow[]>(
      `select ${columns}, v.graph, r.state, r.result, e.data as event_data
       from run r ${joined} left join event e on e.id = r.event_ref
       where r.id = $1 and r.domain_id = $2`,
      [id, domainId],
    );
    if (!row) return null;
    const steps = await this.listSteps(id);
    const graph = FlowGraph.parse(row.graph ?? { nodes: [], edges: [] });
    const current = currentStep(row, graph, steps);
    return {
      ...toRunSummary(row),
      graph,
      steps: current === null ? steps : [...steps, current],
      variables: row.state.variables,
      result: row.result,
      event_data: row.event_data ?? {},
    };
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

function toRunSummary(row: RunRow): RunSummary {
  const event = row.event_type.slice(row.event_type.lastIndexOf('.') + 1);
  return {
    id: row.id,
    status: row.status,
    schema: { id: row.schema_id, name: row.schema_name ?? '', version: row.version ?? 0 },
    hook: row.hook_id === null ? null : { id: row.hook_id, event },
    queue: row.queue_id === null ? null : { id: row.queue_id, name: row.queue_name ?? '' },
    event: { id: row.event_ref, no: row.event_no, type: row.event_type },
    key: row.key,
    contact: row.contact,
    created_at: row.created_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    due_at: row.due_at?.toISOString() ?? null,
    duration_ms: row.ended_at === null ? null : row.ended_at.getTime() - row.created_at.getTime(),
    step_count: row.step_count,
    error: row.error,
  };
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
