import { findQueueType, type Lookup } from '@hookline/contracts';
import type { ObjectRef } from '@hookline/engine';
import type { Pool, PoolClient } from 'pg';
import { idOf, refColumns } from '../local-effects/effect-performer';
import { settleAll } from '../settle-all';

export interface TaskQueue {
  readonly id: string;
  readonly domainId: string;
  readonly name: string;
  readonly type: number;
}

interface CommunicationTypeRow extends Lookup {
  readonly domainId: string;
  readonly channel: string;
}

/** What tasks of one batch refer to. */
export interface AskedReferences {
  readonly queues: readonly { readonly domainId: string; readonly ref: ObjectRef }[];
  readonly agents: readonly { readonly domainId: string; readonly id: string }[];
  /** Domains whose communication types are asked for. */
  readonly typesOf: readonly string[];
}

const queuesSql = `
  select q.id::text, q.domain_id::text as "domainId", q.name, q.type
  from queue q
  where q.deleted_at is null and exists (
    select 1 from json_to_recordset($1::json) as a(domain_id bigint, id bigint, name text)
    where q.domain_id = a.domain_id and (q.id = a.id or lower(q.name) = lower(a.name)))
  order by q.id
`;
// The queues stay until the transaction ends: a task added meanwhile would outlive them.
const keptQueuesSql = `${queuesSql} for key share of q`;
const agentsSql = `
  select id::text, domain_id::text as "domainId" from agent where id = any($1::bigint[])
`;
const typesSql = `
  select id::text, domain_id::text as "domainId", name, channel from communication_type
  where domain_id = any($1::bigint[]) order by id
`;

/** Queues, agents and communication types that tasks refer to, each read once for a batch. */
export class TaskReferences {
  private constructor(
    private readonly queues: readonly TaskQueue[],
    private readonly agents: ReadonlySet<string>,
    private readonly types: readonly CommunicationTypeRow[],
  ) {}

  /** Reads only what is asked for, in one round trip, and keeps the queues from being deleted. */
  static read(client: PoolClient, asked: AskedReferences): Promise<TaskReferences> {
    return TaskReferences.#read(client, keptQueuesSql, asked);
  }

  /** The same for who changes nothing, and holds nothing back. */
  static look(pool: Pool, asked: AskedReferences): Promise<TaskReferences> {
    return TaskReferences.#read(pool, queuesSql, asked);
  }

  static async #read(
    client: Pool | PoolClient,
    queuesText: string,
    asked: AskedReferences,
  ): Promise<TaskReferences> {
    const [queues, agents, types] = await settleAll([
      rowsOf<TaskQueue>(client, queuesText, asked.queues.length > 0 && queueRows(asked)),
      rowsOf<{ id: string; domainId: string }>(
        client,
        agentsSql,
        asked.agents.length > 0 && asked.agents.map(({ id }) => idOf(id)),
      ),
      rowsOf<CommunicationTypeRow>(
        client,
        typesSql,
        asked.typesOf.length > 0 && [...new Set(asked.typesOf)],
      ),
    ]);
    const agentKeys = agents.map(({ domainId, id }) => `${domainId}:${id}`);
    return new TaskReferences(queues, new Set(agentKeys), types);
  }

  /** Null when the domain has no such queue. */
  queueOf(domainId: string, ref: ObjectRef): TaskQueue | null {
    const names = (queue: TaskQueue): boolean =>
      'name' in ref
        ? queue.name.toLowerCase() === ref.name.toLowerCase()
        : queue.id === ref.id.replace(/^0+(?=\d)/, '');
    return this.queues.find((queue) => queue.domainId === domainId && names(queue)) ?? null;
  }

  hasAgent(domainId: string, id: string): boolean {
    return this.agents.has(`${domainId}:${id.replace(/^0+(?=\d)/, '')}`);
  }

  /** Null when the domain has no such communication type. */
  typeOf(domainId: string, id: string): Lookup | null {
    const type = this.types.find((one) => one.domainId === domainId && one.id === id);
    return type ? { id: type.id, name: type.name } : null;
  }

  /** The first communication type of the queue's channel (decision 22); null when there is none. */
  firstTypeOf(queue: TaskQueue): Lookup | null {
    const channel = findQueueType(queue.type)?.channel;
    const wanted = channel === 'chat' || channel === 'im' ? 'Messaging' : 'Phone';
    const type = this.types.find(
      (one) => one.domainId === queue.domainId && one.channel === wanted,
    );
    return type ? { id: type.id, name: type.name } : null;
  }
}

function queueRows({ queues }: AskedReferences): string {
  return JSON.stringify(
    queues.map(({ domainId, ref }) => ({ domain_id: domainId, ...refColumns(ref) })),
  );
}

async function rowsOf<Row extends object>(
  client: Pool | PoolClient,
  text: string,
  value: unknown,
): Promise<readonly Row[]> {
  if (value === false) return [];
  return (await client.query<Row>(text, [value])).rows;
}
