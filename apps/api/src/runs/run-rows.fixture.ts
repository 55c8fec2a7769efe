import { FlowGraph, type CloudEvent, type RunStatus } from '@hookline/contracts';
import { createRuntimePool, storeAs, type NewEvent } from '@hookline/database';
import { initialRunState, type RunState } from '@hookline/engine';
import { v7 as uuidv7 } from 'uuid';
import type { TestApi } from '../testing/test-api';

/** start → crm (http-request) */
export const storedGraph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start', name: 'Start' },
    {
      id: 'crm',
      type: 'http-request',
      name: 'Tell CRM',
      params: { url: 'https://crm.example/calls', method: 'POST' },
    },
  ],
  edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'crm' }],
});

/** Runs and dead letters as a worker leaves them, in the domain of a test api. */
export class RunRows {
  private seq = 0;

  private constructor(
    private readonly api: TestApi,
    private readonly keep: (event: NewEvent) => Promise<unknown>,
    readonly close: () => Promise<void>,
    readonly ids: { queue: string; schema: string; version: string; hook: number },
  ) {}

  static async open(api: TestApi): Promise<RunRows> {
    const { url, domainId, dataSource } = api.database;
    const pool = createRuntimePool({ url, name: 'test', maxConnections: 2 }, () => undefined);
    const insert = async (sql: string, values: unknown[]) => {
      const [row] = await dataSource.query(`${sql} returning id`, values);
      return row.id;
    };
    const graph = JSON.stringify(storedGraph);
    const queue = await insert(
      `insert into queue (domain_id, name, type) values ($1, 'Support', 1)`,
      [domainId],
    );
    const schema = await insert(
      `insert into flow_schema (domain_id, name, draft) values ($1, 'Care', $2)`,
      [domainId, graph],
    );
    const version = await insert(
      `insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
       values ($1, $2, 3, 1, $3, 'x')`,
      [domainId, schema, graph],
    );
    const hook = await insert(
      `insert into queue_hook (domain_id, queue_id, event, schema_id) values ($1, $2, 'missed', $3)`,
      [domainId, queue, schema],
    );
    const worker = uuidv7();
    const keep = (event: NewEvent) => storeAs(worker, pool, [event]);
    return new RunRows(api, keep, () => pool.end(), {
      queue,
      schema,
      version,
      hook,
    });
  }

  /** Stores an event with one run; answers the run's id. */
  async aRun(
    status: RunStatus,
    { state = {}, key = `call-${this.seq}` }: { state?: Partial<RunState>; key?: string } = {},
  ): Promise<string> {
    const id = uuidv7();
    const isBad = status === 'failed' || status === 'quarantined';
    await this.store({
      key,
      runs: [
        {
          id,
          hookId: this.ids.hook,
          schemaId: this.ids.schema,
          versionId: this.ids.version,
          position: 0,
          mode: 'ordered',
          write: {
            status,
            state: { ...initialRunState('start'), steps: 1, visits: { start: 1 }, ...state },
            steps: [],
            dueAt: status === 'waiting' ? new Date(Date.now() + 3_600_000) : null,
            result: null,
            error: isBad ? { code: 'http.500', message: 'No.', nodeId: 'crm' } : null,
          },
        },
      ],
    });
    return id;
  }

  /** Stores a dead letter; answers its id. */
  async aDeadLetter(problem: string, letter: CloudEvent | null): Promise<string> {
    return this.store({
      eventId: `dead:${this.seq}`,
      type: letter?.type ?? 'unreadable',
      queueId: null,
      problem,
      letter,
      data: letter?.data ?? { text: '{' },
    });
  }

  private async store(more: Partial<NewEvent>): Promise<string> {
    this.seq += 1;
    const event: NewEvent = {
      id: uuidv7(),
      domainId: this.api.database.domainId,
      eventId: `ev-${this.seq}`,
      type: 'queue.missed',
      source: `queue_${this.ids.queue}`,
      subject: null,
      queueId: this.ids.queue,
      key: `call-${this.seq}`,
      partition: 0,
      streamSeq: this.seq,
      contact: '380441112233',
      occurredAt: '2026-11-21T10:00:00.000Z',
      data: { attempt_id: this.seq },
      notes: [],
      evaluations: [],
      problem: null,
      hops: null,
      runs: [],
      ...more,
    };
    await this.keep(event);
    return event.id;
  }
}
