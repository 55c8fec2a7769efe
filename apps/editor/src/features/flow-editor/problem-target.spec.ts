import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type Problem } from '@hookline/contracts';
import { applyQuickFix } from './apply-quick-fix';
import { problemTarget } from './problem-target';
import { collectProblems } from './useFlowProblems';

const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'n1', type: 'http-request', params: { url: 'x', json: { a: ['${agent_nam}'] } } },
  ],
  edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'n1' }],
});

const problem = (part: Partial<Problem>): Problem => ({
  level: 'error',
  code: 'x',
  path: 'nodes',
  message: 'is wrong',
  ...part,
});

describe('problemTarget', () => {
  it.each([
    ['nodes.n1.params.url', { nodeId: 'n1', field: 'url' }],
    ['nodes.n1.params.json.a.0', { nodeId: 'n1', field: 'json' }],
    ['nodes.n1.params', { nodeId: 'n1', field: null }],
    ['nodes.n1.settings.retry', { nodeId: 'n1', field: 'settings.retry' }],
    ['nodes.n1.outlets.failure', { nodeId: 'n1', field: 'outlets.failure' }],
    ['nodes.n1', { nodeId: 'n1', field: null }],
    ['edges.e1', { nodeId: 'start', field: null }],
    ['nodes', null],
    ['nodes.gone.params.url', null],
  ])('%s leads to %j', (path, target) => {
    expect(problemTarget(graph, problem({ path }))).toEqual(target);
  });

  it('believes the node and field a problem names', () => {
    const named = problem({ path: 'nodes.n1', nodeId: 'n1', field: 'method' });
    expect(problemTarget(graph, named)).toEqual({ nodeId: 'n1', field: 'method' });
  });
});

describe('collectProblems', () => {
  it('counts what is said twice once and shows the worst level on a node', () => {
    const warning = problem({ level: 'warning', path: 'nodes.n1.params.url' });
    const found = collectProblems(graph, [warning, warning, problem({ path: 'nodes.n1' })]);
    expect([found.errors, found.warnings]).toEqual([1, 1]);
    expect(found.levels.get('n1')).toBe('error');
    expect([...(found.byNode.get('n1')?.keys() ?? [])]).toEqual(['url', '']);
  });
});

describe('applyQuickFix', () => {
  it('puts the value where the path points, inside lists too', () => {
    const fixed = applyQuickFix(graph, {
      label: 'Use agent_name',
      path: 'nodes.n1.params.json.a.0',
      value: '${agent_name}',
    });
    expect(fixed.nodes[1]?.params).toEqual({ url: 'x', json: { a: ['${agent_name}'] } });
    expect(fixed.nodes[0]).toBe(graph.nodes[0]);
  });

  it('changes nothing when the result would be no document', () => {
    const fix = { label: '', path: 'nodes.n1.position', value: 'nowhere' };
    expect(applyQuickFix(graph, fix)).toBe(graph);
  });
});
