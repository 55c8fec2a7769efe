import type { FlowGraph, FlowTestInput, FlowTestNodeAnswer, Problem } from '@hookline/contracts';
import { nodeTypeOf, testAnswerKinds } from '@hookline/nodes';

/**
 * What is wrong with the answers of a test: a node that is not there, one that takes no answer of
 * this kind, an outlet it does not have. Empty when all is well.
 */
export function checkAnswers(graph: FlowGraph, answers: FlowTestInput['answers']): Problem[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return Object.entries(answers).flatMap(([nodeId, answer]): Problem[] => {
    const node = nodes.get(nodeId);
    const type = node && nodeTypeOf(node.type);
    if (!node || !type) return [problem(nodeId, 'there is no such node')];
    const complaint = complaintOf(answer, {
      kinds: testAnswerKinds(type),
      outlets: type.outlets(node.params).map(({ name }) => name),
    });
    return complaint === null ? [] : [{ ...problem(nodeId, complaint), nodeId }];
  });
}

function complaintOf(
  answer: FlowTestNodeAnswer,
  takes: {
    readonly kinds: readonly FlowTestNodeAnswer['kind'][];
    readonly outlets: readonly string[];
  },
): string | null {
  if (takes.kinds.length === 0) return 'the node asks nobody, so it takes no answer';
  if (!takes.kinds.includes(answer.kind))
    return `the node takes no answer of the kind ${answer.kind}`;
  if (answer.kind !== 'exit' || answer.outlet === undefined) return null;
  return takes.outlets.includes(answer.outlet) ? null : `the node has no outlet ${answer.outlet}`;
}

function problem(nodeId: string, message: string): Problem {
  return { level: 'error', code: 'test.answer', path: `answers.${nodeId}`, message };
}
