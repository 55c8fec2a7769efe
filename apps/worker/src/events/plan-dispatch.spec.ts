import { describe, expect, it } from '@jest/globals';
import { emptyFlowGraph } from '@hookline/contracts';
import type { HookRow, QueueRow } from '@hookline/database/runtime';
import { compileGraph } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { HookTable, type TableHook } from '../schemas/hook-table';
import { planDispatch } from './plan-dispatch';
import type { ReadableEvent } from './read-event-message';

const queue: QueueRow = {
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

function aHook(id: number, overrides: Partial<HookRow> = {}): TableHook {
  const row: HookRow = {
    id,
    domainId: '1',
    queueId: '5',
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

function plan(hooks: readonly TableHook[]) {
  const read: ReadableEvent = {
    kind: 'event',
    domainId: '1',
    partition: 3,
    key: 'a',
    queue,
    event: {
      specversion: '1.0',
      id: 'e1',
      type: 'queue.missed',
      source: '/queues/5',
      time: '2026-11-29T08:00:00.000Z',
      data: {},
    },
    message: {
      subject: 'hl.ev.3.1.queue_5.missed.a',
      data: new Uint8Array(),
      json: () => ({}),
      headers: { get: () => null },
      seq: 1,
      deliveryCount: 1,
      publishedAt: new Date('2026-11-29T08:00:00.000Z'),
      ack: () => undefined,
      nak: () => undefined,
      term: () => undefined,
      working: () => undefined,
    },
  };
  const table = new HookTable({
    domains: new Map(),
    queues: new Map([[queue.id, queue]]),
    hooks,
    variables: { of: () => ({ values: {}, secretTexts: [] }) },
  });
  let made = 0;
  const now = new Date('2026-11-29T08:00:01.000Z');
  return planDispatch(read, table, { now, newId: () => `id-${made++}`, callIsIdle: true }).event;
}

describe('planDispatch', () => {
  it('starts 50 runs and says of every further hook that it started nothing (B-42)', () => {
    const hooks = Array.from({ length: 53 }, (_, index) => aHook(index + 1));
    const { runs, evaluations } = plan(hooks);
    expect(runs.map(({ hookId }) => hookId)).toEqual(hooks.slice(0, 50).map(({ row }) => row.id));
    expect(evaluations.slice(0, 50).every(({ reason }) => reason === 'matched')).toBe(true);
    expect(evaluations.slice(50)).toEqual(
      [51, 52, 53].map((id) => ({
        hook_id: String(id),
        schema: { id: String(1000 + id), name: `Flow ${id}` },
        matched: false,
        reason: 'over limit',
        detail: 'It would have fired, but 50 hooks before it did.',
      })),
    );
  });

  it('counts only hooks that start something', () => {
    const idle = Array.from({ length: 5 }, (_, index) => aHook(index + 1, { versionId: null }));
    const hooks = [...idle, ...Array.from({ length: 51 }, (_, index) => aHook(index + 6))];
    const { runs, evaluations } = plan(hooks);
    expect(runs).toHaveLength(50);
    expect(evaluations.filter(({ reason }) => reason === 'over limit')).toHaveLength(1);
  });

  it('says of a hook beyond the 50th that does not match why it does not', () => {
    const hooks = Array.from({ length: 50 }, (_, index) => aHook(index + 1));
    const { evaluations } = plan([...hooks, aHook(51, { versionId: null })]);
    expect(evaluations[50]).toMatchObject({ matched: false, reason: 'unpublished' });
  });
});
