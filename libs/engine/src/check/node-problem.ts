import type { FlowGraph, Problem } from '@hookline/contracts';

interface NodeProblem {
  readonly nodeId: string;
  readonly code: string;
  readonly message: string;
  readonly level?: Problem['level'];
  /** Below the node: `params.url`, `outlets.failure`. */
  readonly at?: string;
  readonly quickFix?: Problem['quickFix'];
}

/** A complaint about one node; an error unless said otherwise. */
export function nodeProblem({ nodeId, code, message, level, at, quickFix }: NodeProblem): Problem {
  const [place, field] = at?.split('.') ?? [];
  return {
    level: level ?? 'error',
    code,
    path: `nodes.${nodeId}${at === undefined ? '' : `.${at}`}`,
    message,
    nodeId,
    ...(place === 'params' && field !== undefined ? { field } : {}),
    ...(quickFix === undefined ? {} : { quickFix }),
  };
}

/** What stops a drawing only is remarked on in an array (decisions 1 and 3). */
export function errorWhenDrawn(graph: FlowGraph): Problem['level'] {
  return graph.dialect === 'graph' ? 'error' : 'warning';
}
