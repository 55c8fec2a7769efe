import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type StepRecord } from '@hookline/contracts';
import { paintRun } from './paint-run';

// start → n1 (http-request): success → n2, failure → n3
const graph = FlowGraph.parse({
  nodes: ['start', 'http-request', 'wait', 'log'].map((type, index) => ({
    id: index === 0 ? 'start' : `n${index}`,
    type,
  })),
  edges: [
    { id: 'e1', from: 'start', outlet: 'next', to: 'n1' },
    { id: 'e2', from: 'n1', outlet: 'success', to: 'n2' },
    { id: 'e3', from: 'n1', outlet: 'failure', to: 'n3' },
  ],
});
const words = {
  tries: (count: number) => `${count} tries`,
  visit: (number: number) => `visit ${number}`,
  until: (instant: string) => `until ${instant}`,
  running: 'running',
  gathering: 'for branches',
};

function aStep(seq: number, part: Partial<StepRecord>): StepRecord {
  return {
    seq,
    nodeId: 'start',
    nodeName: '',
    nodeType: 'start',
    visit: 1,
    attempt: 1,
    status: 'completed',
    outlet: 'next',
    input: {},
    output: null,
    error: null,
    notes: [],
    startedAt: '2026-11-21T10:00:00.000Z',
    durationMs: 2,
    ...part,
  };
}

const error = { code: 'http.status', message: 'answered 504' };
const failing = [
  aStep(1, {}),
  aStep(2, { nodeId: 'n1', status: 'failed', outlet: null, error, durationMs: 10_000 }),
  aStep(3, {
    nodeId: 'n1',
    attempt: 2,
    outlet: 'failure',
    error,
    output: { status: 504 },
    startedAt: '2026-11-21T10:00:20.000Z',
    durationMs: 1_000,
  }),
  aStep(4, { nodeId: 'n3', outlet: 'next' }),
];
const ended = { graph, steps: failing, status: 'completed', dueAt: null } as const;

describe('paintRun', () => {
  it('takes the edges of the outlets that were left by', () => {
    expect([...paintRun(ended, words).edgeIds]).toEqual(['e1', 'e3']);
  });

  it('shows a caught error as a failure, with tries, time from first to last and status', () => {
    expect(paintRun(ended, words).nodes['n1']).toEqual({
      status: 'failed',
      footer: '2 tries · 21.0 s · 504',
    });
  });

  it('leaves nodes the run did not come to unpainted', () => {
    expect(paintRun(ended, words).nodes['n2']).toBeUndefined();
  });

  it('replays the first steps as if the rest had not happened', () => {
    const paint = paintRun(ended, words, 1);
    expect(Object.keys(paint.nodes)).toEqual(['start']);
    expect([...paint.edgeIds]).toEqual(['e1']);
  });

  it('says until when a waiting run waits', () => {
    const steps = [aStep(1, {}), aStep(2, { nodeId: 'n2', status: 'waiting', outlet: null })];
    const paint = paintRun({ graph, steps, status: 'waiting', dueAt: 'noon' }, words);
    expect(paint.nodes['n2']).toEqual({ status: 'waiting', footer: 'until noon' });
  });

  it('paints every branch of a forked run where it is', () => {
    const forked = FlowGraph.parse({
      nodes: ['start', 'parallel', 'wait', 'wait', 'http-request'].map((type, index) => ({
        id: index === 0 ? 'start' : `n${index}`,
        type,
      })),
      edges: [
        { id: 'e1', from: 'start', outlet: 'next', to: 'n1' },
        { id: 'e2', from: 'n1', outlet: 'branch-1', to: 'n2' },
        { id: 'e3', from: 'n1', outlet: 'branch-2', to: 'n3' },
        { id: 'e4', from: 'n1', outlet: 'branch-3', to: 'n4' },
      ],
    });
    const steps = [
      aStep(1, {}),
      aStep(2, { nodeId: 'n1', nodeType: 'parallel', outlet: null }),
      aStep(3, { nodeId: 'n2', status: 'waiting', outlet: null }),
      aStep(4, { nodeId: 'n3', status: 'waiting', outlet: null }),
      aStep(5, { nodeId: 'n4', status: 'running', outlet: null }),
    ];
    const paint = paintRun({ graph: forked, steps, status: 'running', dueAt: 'noon' }, words);
    expect([...paint.edgeIds]).toEqual(['e1', 'e2', 'e3', 'e4']);
    // Which of the two goes on at noon is not known.
    expect(paint.nodes['n2']).toEqual({ status: 'waiting', footer: '' });
    expect(paint.nodes['n3']).toEqual({ status: 'waiting', footer: '' });
    expect(paint.nodes['n4']).toEqual({ status: 'running', footer: 'running' });
  });

  it('says until when the only branch waits while another one is at the join', () => {
    const steps = [
      aStep(1, {}),
      aStep(2, { nodeId: 'n2', nodeType: 'wait', status: 'waiting', outlet: null }),
      aStep(3, { nodeId: 'n3', nodeType: 'join', status: 'waiting', outlet: null }),
    ];
    const { nodes } = paintRun({ graph, steps, status: 'waiting', dueAt: 'noon' }, words);
    expect(nodes['n2']).toEqual({ status: 'waiting', footer: 'until noon' });
    expect(nodes['n3']).toEqual({ status: 'waiting', footer: 'for branches' });
  });

  it('marks the node a running run is at', () => {
    const paint = paintRun({ graph, steps: [aStep(1, {})], status: 'running', dueAt: null }, words);
    expect(paint.nodes['n1']?.status).toBe('running');
  });
});
