// @ts-check
// Twenty nodes that only compute: set-variables, condition, math and text, five times in a row.
import { drawnGraph, graphNode } from './domain-rows.mjs';

const groups = 5;
/** The start node, which is a step as well, is not counted. */
export const pureNodeCount = groups * 4;

/** @param {number} group */
function nodesOf(group) {
  return [
    graphNode(`set${group}`, 'set-variables', {
      assignments: [
        { name: 'caller', value: '${destination}' },
        { name: 'tries', value: '${coalesce(tries, 0) + 1}' },
      ],
    }),
    graphNode(`long${group}`, 'condition', {
      mode: 'expression',
      expression: 'call_duration >= 10 && tries < 100',
    }),
    graphNode(`score${group}`, 'math', {
      operation: 'expression',
      expression: 'round(call_duration * 1.5 + tries, 1)',
      resultVariable: 'score',
    }),
    graphNode(`name${group}`, 'text', {
      operation: 'upper',
      text: '${agent_name}: ${score}',
      resultVariable: 'title',
    }),
  ];
}

export function pureNodesGraph() {
  const all = Array.from({ length: groups }, (_, group) => nodesOf(group + 1)).flat();
  const outlets = { condition: 'then' };
  const edges = all.slice(1).map((node, index) => {
    const before = all[index];
    const outlet = before?.type === 'condition' ? outlets.condition : 'next';
    return `${before?.id} ${outlet} ${node.id}`;
  });
  return drawnGraph(
    [graphNode('start', 'start', {}), ...all],
    [`start next ${all[0]?.id}`, ...edges],
  );
}
