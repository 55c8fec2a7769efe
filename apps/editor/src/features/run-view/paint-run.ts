/**
 * A run as colours on its drawing. Rules:
 *
 * 1. A card shows the last step of its node; a step that left by an error is a failure, whatever
 *    outlet it took.
 * 2. An edge is taken when a step left by its outlet and the run went on or ended there. A fork
 *    leaves by all of its outlets.
 * 3. A run that forked is at several nodes at once: each has a step of its own at the end.
 * 4. Replay shows the first so many steps, as if the rest had not happened yet.
 */
import {
  endedRunStatuses,
  type FlowGraph,
  type RunStatus,
  type StepRecord,
} from '@hookline/contracts';
import { nodeTypeOf } from '@hookline/nodes';
import type { RunPaint, NodePaint } from '../canvas/run-paint-types';
import { formatDuration } from '../../ui/number-format';

export interface PaintedRun {
  readonly graph: FlowGraph;
  readonly steps: readonly StepRecord[];
  readonly status: RunStatus;
  /** While waiting: when it goes on. */
  readonly dueAt: string | null;
}

/** Words of the page's language. */
export interface PaintWords {
  readonly tries: (count: number) => string;
  readonly visit: (number: number) => string;
  readonly until: (instant: string) => string;
  readonly running: string;
  /** Of a node that waits for branches, which has no time of its own. */
  readonly gathering: string;
}

/** @param shown how many steps are shown, from the first; default all */
export function paintRun(run: PaintedRun, words: PaintWords, shown = run.steps.length): RunPaint {
  const steps = run.steps.slice(0, shown);
  const isLive = shown >= run.steps.length && !endedRunStatuses.includes(run.status);
  const waiting = isLive ? steps.filter(({ status }) => status === 'waiting') : [];
  const nodes: Record<string, NodePaint> = {};
  for (const step of steps) {
    nodes[step.nodeId] = {
      status: statusOf(step),
      footer: step.status === 'running' ? words.running : footerOf(step, steps, words),
    };
  }
  // The run tells when the first of its branches goes on, not when each of them does.
  const timed = waiting.filter((step) => !isGathering(step));
  const footer = timed.length === 1 && run.dueAt !== null ? words.until(run.dueAt) : '';
  for (const step of waiting) {
    const text = isGathering(step) ? words.gathering : footer;
    nodes[step.nodeId] = { status: 'waiting', footer: text };
  }
  const isBetween = isLive && run.status === 'running' && !steps.some(isUnderWay);
  const next = isBetween ? nextNode(run.graph, steps.at(-1)) : null;
  if (next !== null) nodes[next] = { status: 'running', footer: words.running };
  return { nodes, edgeIds: takenEdges(run.graph, steps) };
}

/** How a step went, for a person: an error counts even where an outlet caught it. */
export function statusOf(step: StepRecord): NodePaint['status'] {
  return step.status === 'completed' && step.error !== null ? 'failed' : step.status;
}

function isUnderWay({ status }: StepRecord): boolean {
  return status === 'running' || status === 'waiting';
}

function isGathering({ nodeType }: StepRecord): boolean {
  return nodeTypeOf(nodeType)?.branching?.({}).startsWith('join') ?? false;
}

function footerOf(step: StepRecord, steps: readonly StepRecord[], words: PaintWords): string {
  const tries = steps.filter(({ nodeId, visit }) => nodeId === step.nodeId && visit === step.visit);
  const [first = step] = tries;
  const tookMs = Date.parse(step.startedAt) + step.durationMs - Date.parse(first.startedAt);
  return [
    ...(step.visit > 1 ? [words.visit(step.visit)] : []),
    ...(tries.length > 1 ? [words.tries(tries.length)] : []),
    formatDuration(tries.length > 1 ? tookMs : step.durationMs),
    ...(httpStatus(step) ?? []),
  ].join(' · ');
}

function httpStatus({ output }: StepRecord): readonly string[] | null {
  if (typeof output !== 'object' || output === null || !('status' in output)) return null;
  return typeof output.status === 'number' ? [String(output.status)] : null;
}

function takenEdges(graph: FlowGraph, steps: readonly StepRecord[]): ReadonlySet<string> {
  const left = new Set(
    steps.flatMap(({ nodeId, outlet }) => (outlet === null ? [] : [`${nodeId}\n${outlet}`])),
  );
  const forked = new Set(
    steps
      .filter(({ nodeType, status }) => {
        const isFork = nodeTypeOf(nodeType)?.branching?.({}) === 'fork';
        return isFork && status === 'completed';
      })
      .map(({ nodeId }) => nodeId),
  );
  return new Set(
    graph.edges
      .filter(({ from, outlet }) => forked.has(from) || left.has(`${from}\n${outlet}`))
      .map(({ id }) => id),
  );
}

function nextNode(graph: FlowGraph, last: StepRecord | undefined): string | null {
  if (last === undefined) return graph.nodes.find(({ type }) => type === 'start')?.id ?? null;
  if (last.outlet === null) return last.nodeId;
  const edge = graph.edges.find(
    ({ from, outlet }) => from === last.nodeId && outlet === last.outlet,
  );
  return edge?.to ?? null;
}
