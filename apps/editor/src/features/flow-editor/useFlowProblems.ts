import type { FlowGraph, Problem, ProblemLevel } from '@hookline/contracts';
import { checkFlowGraph, type CheckContext } from '@hookline/engine';
import { checkParams, nodeTypeOf } from '@hookline/nodes';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { problemTarget } from './problem-target';

const pauseMs = 250;

export interface FlowProblems {
  readonly all: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
  /** The worst level per node. */
  readonly levels: ReadonlyMap<string, ProblemLevel>;
  /** Per node: per field of its form. */
  readonly byNode: ReadonlyMap<string, ReadonlyMap<string, readonly Problem[]>>;
}

/**
 * What is wrong with the drawing, a moment after the last change.
 * @param more what only the server knows; kept while the document is the one it was asked about
 */
export function useFlowProblems(
  graph: FlowGraph,
  context: CheckContext,
  more: { readonly graph: FlowGraph; readonly problems: readonly Problem[] } | null,
): FlowProblems {
  const [checked] = useDebouncedValue(graph, pauseMs);
  const found = useMemo(
    () => checkFlowGraph(checked, { nodeTypeOf, checkParams, context }),
    [checked, context],
  );
  return useMemo(() => {
    const extra = more !== null && more.graph === checked ? more.problems : [];
    return collectProblems(checked, [...found, ...extra]);
  }, [found, checked, more]);
}

/** Problems in the shapes the page needs; one said twice counts once. */
export function collectProblems(graph: FlowGraph, problems: readonly Problem[]): FlowProblems {
  const all = [
    ...new Map(
      problems.map((problem) => [`${problem.path}\n${problem.code}\n${problem.message}`, problem]),
    ).values(),
  ];
  const levels = new Map<string, ProblemLevel>();
  const byNode = new Map<string, Map<string, Problem[]>>();
  for (const problem of all) {
    const target = problemTarget(graph, problem);
    if (target === null) continue;
    const { nodeId, field } = target;
    if (problem.level === 'error' || !levels.has(nodeId)) levels.set(nodeId, problem.level);
    const fields = byNode.get(nodeId) ?? new Map<string, Problem[]>();
    byNode.set(nodeId, fields);
    const key = field ?? '';
    fields.set(key, [...(fields.get(key) ?? []), problem]);
  }
  const errors = all.filter(({ level }) => level === 'error');
  const warnings = all.filter(({ level }) => level !== 'error');
  return {
    // What blocks publishing first; within a level in the order of the drawing.
    all: [...errors, ...warnings],
    errors: errors.length,
    warnings: warnings.length,
    levels,
    byNode,
  };
}
