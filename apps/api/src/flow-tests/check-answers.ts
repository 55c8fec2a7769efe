import {
  testPathSeparator,
  type FlowGraph,
  type FlowNode,
  type FlowTestInput,
  type FlowTestNodeAnswer,
  type Problem,
} from '@hookline/contracts';
import type { ObjectRef } from '@hookline/engine';
import { nodeTypeOf, runsSubFlow, subFlowOf, testAnswerKinds } from '@hookline/nodes';

/** The published graph of a flow schema; null when there is none. */
export type PublishedGraph = (schema: ObjectRef) => Promise<FlowGraph | null>;

/**
 * What is wrong with the answers of a test: a node that is not there, one that takes no answer of
 * this kind, an outlet it does not have. Empty when all is well. Which nodes a sub-flow has that only
 * the run chooses is not known before.
 */
export async function checkAnswers(
  graph: FlowGraph,
  answers: FlowTestInput['answers'],
  published: PublishedGraph,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [path, answer] of Object.entries(answers)) {
    const found = await findNode(graph, path.split(testPathSeparator), published);
    if (found.kind === 'unknown') continue;
    const complaint = found.kind === 'none' ? found.complaint : complaintOf(answer, found.node);
    if (complaint === null) continue;
    const [rootId = ''] = path.split(testPathSeparator);
    const isThere = graph.nodes.some(({ id }) => id === rootId);
    problems.push({ ...problem(path, complaint), ...(isThere && { nodeId: rootId }) });
  }
  return problems;
}

type FoundNode =
  | { readonly kind: 'node'; readonly node: FlowNode }
  | { readonly kind: 'none'; readonly complaint: string }
  | { readonly kind: 'unknown' };

async function findNode(
  graph: FlowGraph,
  [id = '', ...below]: readonly string[],
  published: PublishedGraph,
): Promise<FoundNode> {
  const node = graph.nodes.find((one) => one.id === id);
  if (!node || !nodeTypeOf(node.type)) return { kind: 'none', complaint: 'there is no such node' };
  if (below.length === 0) return { kind: 'node', node };
  if (!runsSubFlow(node)) return { kind: 'none', complaint: `the node ${id} runs no flow schema` };
  const schema = subFlowOf(node);
  if (!schema) return { kind: 'unknown' };
  const subFlow = await published(schema);
  if (!subFlow) return { kind: 'none', complaint: `what the node ${id} runs is not published` };
  return findNode(subFlow, below, published);
}

function complaintOf(answer: FlowTestNodeAnswer, node: FlowNode): string | null {
  const type = nodeTypeOf(node.type);
  const kinds = type ? testAnswerKinds(type) : [];
  if (kinds.length === 0) return 'the node asks nobody, so it takes no answer';
  if (!kinds.includes(answer.kind)) return `the node takes no answer of the kind ${answer.kind}`;
  if (answer.kind !== 'exit' || answer.outlet === undefined) return null;
  const isOutlet = type?.outlets(node.params).some(({ name }) => name === answer.outlet);
  return isOutlet ? null : `the node has no outlet ${answer.outlet}`;
}

function problem(path: string, message: string): Problem {
  return { level: 'error', code: 'test.answer', path: `answers.${path}`, message };
}
