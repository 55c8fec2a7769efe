import type { FlowGraph, Problem } from '@hookline/contracts';

/** Where a problem is looked at: a node and, if it names one, a field of its form. */
export interface ProblemTarget {
  readonly nodeId: string;
  /** `params.url` → `url`; `settings.retry`; `outlets.failure`; `name`. Null: the node itself. */
  readonly field: string | null;
}

/** The node and field a problem speaks of; null when it speaks of the whole document. */
export function problemTarget(graph: FlowGraph, problem: Problem): ProblemTarget | null {
  const path = /^nodes\.([^.]+)(?:\.(.+))?$/.exec(problem.path);
  const nodeId = problem.nodeId ?? path?.[1] ?? edgeSource(graph, problem.path);
  if (nodeId === undefined || !graph.nodes.some(({ id }) => id === nodeId)) return null;
  if (problem.field !== undefined) return { nodeId, field: problem.field };
  const inner = path?.[2];
  if (inner === undefined) return { nodeId, field: null };
  const [head, next] = inner.split('.');
  if (head === 'params') return { nodeId, field: next ?? null };
  if (head === undefined || next === undefined) return { nodeId, field: head ?? null };
  return { nodeId, field: `${head}.${next}` };
}

function edgeSource(graph: FlowGraph, path: string): string | undefined {
  const edgeId = /^edges\.([^.]+)/.exec(path)?.[1];
  return graph.edges.find(({ id }) => id === edgeId)?.from;
}
