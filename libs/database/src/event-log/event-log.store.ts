/**
 * Reading the event log.
 *
 * 1. The status of an event is the worst of its runs: failed, running, handled. Without a run: a
 *    dead letter, no hook, or hooks of which none matched. A dry run counts for nothing.
 * 2. Only the rows of the page are joined with their runs, however far back the page is.
 */
import type { EventDetail, EventSummary, HookEvaluation, JsonObject } from '@hookline/contracts';
import type { DataSource } from 'typeorm';
import { isUuid, logConditions, logPage } from './log-conditions';
import type { EventLogFilter, EventLogStatus } from './log-filter';
import { EventSearch } from './event-search';

interface EventRow {
  id: string;
  no: string;
  event_id: string;
  type: string;
  source: string;
  queue_id: string | null;
  queue_name: string | null;
  key: string;
  contact: string | null;
  occurred_at: Date;
  received_at: Date;
  problem: string | null;
  evaluation_count: number;
  runs: EventSummary['runs'];
}

interface EventDetailRow extends EventRow {
  data: JsonObject;
  notes: string[];
  evaluations: HookEvaluation[];
}

/** An event that was accepted before. */
export interface KnownEvent {
  readonly eventId: string;
  readonly type: string;
  /** Its place in the stream; null for one that never was there. */
  readonly streamSeq: string | null;
  readonly data: JsonObject;
}

const columns = `e.id::text, e.no::text, e.event_id, e.type, e.source, e.queue_id::text,
  q.name as queue_name, e.key, e.contact, e.occurred_at, e.received_at, e.problem,
  jsonb_array_length(e.evaluations) as evaluation_count,
  coalesce((
    select json_agg(json_build_object(
      'id', r.id, 'status', r.status,
      'schema', json_build_object('id', r.schema_id::text, 'name', coalesce(s.name, ''),
        'version', coalesce(v.version, 0)),
      'duration_ms', round(extract(epoch from r.ended_at - r.created_at) * 1000)::float8)
      order by r.position, r.replay_no)
    from run r
      left join flow_schema s on s.id = r.schema_id
      left join flow_version v on v.id = r.version_id
    where r.event_ref = e.id and not r.dry), '[]') as runs`;

const source = `event e left join queue q on q.id = e.queue_id`;

const active = `('queued', 'running', 'waiting')`;
const bad = `('failed', 'quarantined')`;
const hasRun = (condition: string) =>
  `exists (select 1 from run r where r.event_ref = e.id and not r.dry and ${condition})`;

const statusConditions: Record<EventLogStatus, string> = {
  'dead letter': `e.problem is not null`,
  'no hook': `e.problem is null and e.evaluations = '[]'`,
  // A verdict that matched has its run; the words are those of the index. A replay may add one:
  // asked for each row, or the planner reads all runs first.
  'not matched': `e.problem is null and e.evaluations <> '[]'
    and not e.evaluations @> '[{"matched": true}]'
    and (select r.id from run r where r.event_ref = e.id and not r.dry limit 1) is null`,
  failed: hasRun(`r.status in ${bad}`),
  running: `${hasRun(`r.status in ${active}`)} and not ${hasRun(`r.status in ${bad}`)}`,
  handled: `${hasRun('true')} and not ${hasRun(`(r.status in ${active} or r.status in ${bad})`)}`,
};

export class EventLogStore {
  private readonly search: EventSearch;

  constructor(private readonly dataSource: DataSource) {
    this.search = new EventSearch(dataSource);
  }

  /** A page of the log, newest first unless asked otherwise. */
  async listEvents(filter: EventLogFilter): Promise<{ next: boolean; items: EventSummary[] }> {
    const where = logConditions(filter, { row: 'e', eventRef: 'e.id' });
    where.andAnyOf(filter.types, (list) => `e.type = any(${list}::text[])`);
    where.andAnyOf(filter.hookIds, (list) => {
      const evaluated = `exists (select 1 from jsonb_array_elements(e.evaluations) x
        where x->>'hook_id' = any(${list}::text[]))`;
      return `${evaluated} or ${hasRun(`r.hook_id = any(${list}::text[]::bigint[])`)}`;
    });
    where.andAnyOf(filter.schemaIds, (list) => hasRun(`r.schema_id = any(${list}::bigint[])`));
    if (filter.statuses !== undefined && filter.statuses.length > 0) {
      where.and(filter.statuses.map((one) => `(${statusConditions[one]})`).join(' or '));
    }
    const { domainId, search } = filter;
    if (search) {
      await this.search.narrow(
        where,
        { domainId, search },
        {
          eventRef: 'e.id',
          words: (query) => `hookline_event_words(e.data) @@ ${query}`,
        },
      );
    }
    const page = logPage(filter, 'e', where);
    const rows = await this.dataSource.query<EventRow[]>(
      `select ${columns} from (select * from event e where ${where} ${page.rows}) e
       left join queue q on q.id = e.queue_id ${page.order}`,
      where.values,
    );
    return {
      next: rows.length > filter.limit,
      items: rows.slice(0, filter.limit).map(toEventSummary),
    };
  }

  /** One event with its data and with what each hook said; null when there is none. */
  async findEvent(domainId: string, id: string): Promise<EventDetail | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.dataSource.query<EventDetailRow[]>(
      `select ${columns}, e.data, e.notes, e.evaluations from ${source}
       where e.id = $1 and e.domain_id = $2`,
      [id, domainId],
    );
    if (!row) return null;
    const { data, notes, evaluations } = row;
    return { ...toEventSummary(row), data, notes, evaluations };
  }

  /** Which of the sender's event ids were accepted before, by that id. */
  async findKnownEvents(
    domainId: string,
    eventIds: readonly string[],
  ): Promise<ReadonlyMap<string, KnownEvent>> {
    const rows = await this.dataSource.query<
      { event_id: string; type: string; stream_seq: string | null; data: JsonObject }[]
    >(
      `select e.event_id, e.type, e.stream_seq::text, e.data
       from event_key k join event e on e.id = k.id
       where k.domain_id = $1 and k.event_id = any($2::text[])`,
      [domainId, eventIds],
    );
    return new Map(
      rows.map((row) => [
        row.event_id,
        { eventId: row.event_id, type: row.type, streamSeq: row.stream_seq, data: row.data },
      ]),
    );
  }
}

function toEventSummary(row: EventRow): EventSummary {
  return {
    id: row.id,
    no: row.no,
    event_id: row.event_id,
    type: row.type,
    source: row.source,
    queue: row.queue_id === null ? null : { id: row.queue_id, name: row.queue_name ?? '' },
    key: row.key,
    contact: row.contact,
    occurred_at: row.occurred_at.toISOString(),
    received_at: row.received_at.toISOString(),
    status: statusOf(row),
    runs: row.runs,
    problem: row.problem,
  };
}

function statusOf(row: EventRow): EventSummary['status'] {
  if (row.problem !== null) return 'dead letter';
  if (row.runs.length === 0) return row.evaluation_count === 0 ? 'no hook' : 'not matched';
  const statuses = new Set(row.runs.map((run) => run.status));
  if (statuses.has('failed') || statuses.has('quarantined')) return 'failed';
  if (statuses.has('queued') || statuses.has('running') || statuses.has('waiting')) {
    return 'running';
  }
  return 'handled';
}
