import { describe, expect, it } from '@jest/globals';
import type { FlowTestAnswer, FlowTestSubFlow } from '@hookline/contracts';
import { rootNodeOf, startedBy, testedRun } from './tested-run';

const run = {
  status: 'completed',
  result: null,
  error: null,
  variables: {},
  steps: [],
  duration_ms: 1,
} as const;

function aSubFlow(runId: string, parentId: string | null, nodeId: string): FlowTestSubFlow {
  return {
    ...run,
    steps: [],
    run_id: runId,
    parent: { run_id: parentId, node_id: nodeId },
    schema: { id: '7', name: 'Rate', version: 1 },
  };
}

// the drawing → a → b, and the drawing → c
const answer: FlowTestAnswer = {
  ...run,
  steps: [],
  event: { type: 'queue.missed', data: {} },
  events: [],
  sub_flows: [
    aSubFlow('a', null, 'rate'),
    aSubFlow('b', 'a', 'deeper'),
    aSubFlow('c', null, 'tell'),
  ],
};

describe('the runs of a test', () => {
  it('are found by their id, the drawing itself by none', () => {
    expect(testedRun(answer, 'b')).toMatchObject({ run_id: 'b' });
    expect(testedRun(answer, null)).toBe(answer);
    expect(testedRun(answer, 'gone')).toBe(answer);
  });

  it('are listed by who started them', () => {
    expect(startedBy(answer, null).map(({ run_id: id }) => id)).toEqual(['a', 'c']);
    expect(startedBy(answer, 'a').map(({ run_id: id }) => id)).toEqual(['b']);
  });

  it('lead back to a node of the drawing', () => {
    expect(rootNodeOf(answer, 'b')).toBe('rate');
    expect(rootNodeOf(answer, 'gone')).toBeNull();
  });
});
