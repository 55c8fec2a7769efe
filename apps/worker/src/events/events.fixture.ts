import { emptyFlowGraph } from '@hookline/contracts';
import type { HookRow, QueueRow } from '@hookline/database/runtime';
import { compileGraph, defaultRunBudget } from '@hookline/engine';
import type { IncomingMessage } from '@hookline/messaging';
import { nodeTypeOf } from '@hookline/nodes';
import { HookTable, type TableHook } from '../schemas/hook-table';

export const queue: QueueRow = {
  id: '5',
  domainId: '1',
  name: 'Support',
  type: 1,
  enabled: true,
  variables: {},
  isDeleted: false,
};

/** A start node and nothing else: its run is over at once. */
const graph = compileGraph(emptyFlowGraph(), nodeTypeOf);

/** A hook of the queue on Missed. */
export function aHook(id: number, overrides: Partial<HookRow> = {}): TableHook {
  const row: HookRow = {
    id,
    domainId: '1',
    queueId: queue.id,
    event: 'missed',
    schemaId: String(1000 + id),
    schemaName: `Flow ${id}`,
    versionId: String(id),
    conditions: null,
    ttlSeconds: null,
    mode: 'parallel',
    position: id,
    ...overrides,
  };
  const { schemaId, schemaName, versionId } = row;
  const program =
    versionId === null ? null : { versionId, schemaId, schemaName, version: 1, graph };
  return { row, rules: null, inWords: '', program, fault: program ? null : 'No version.' };
}

export function tableOf(
  hooks: readonly TableHook[],
  queues: readonly QueueRow[] = [queue],
): HookTable {
  return new HookTable({
    domains: new Map([['1', { zone: 'UTC', budget: defaultRunBudget }]]),
    queues: new Map(queues.map((one) => [one.id, one])),
    hooks,
    variables: { of: () => ({ values: {}, secretTexts: [] }) },
  });
}

/** Missed of a call, as the stream delivers it. */
export function missedMessage(call: string, seq = 1): IncomingMessage {
  const event = {
    specversion: '1.0',
    id: `missed-${seq}`,
    type: 'queue.missed',
    source: `queue_${queue.id}`,
    subject: call,
    time: '2026-11-29T08:00:00.000Z',
    data: { queue_id: queue.id, attempt_id: call },
  };
  return {
    subject: `hl.ev.3.1.queue_${queue.id}.missed.${call}`,
    data: new TextEncoder().encode(JSON.stringify(event)),
    json: () => event,
    headers: { get: () => null },
    seq,
    deliveryCount: 1,
    publishedAt: new Date('2026-11-29T08:00:00.000Z'),
    ack: () => undefined,
    nak: () => undefined,
    term: () => undefined,
    working: () => undefined,
  };
}
