/**
 * What came of asking the outside, apart from the run: asking may take long and run beside other
 * branches, applying the answer is one synchronous move of the progress.
 */
import { NodeFailure, PostponedFailure, TransientFailure } from '../errors';
import type { Exit, ReadNodeType, RemoteNodeType } from '../node-type';
import type { z } from 'zod';
import type { ReadyNode } from './boundary';
import { CallNet } from './call-net';
import type { ExecuteRunDeps } from './execute-run-deps';
import { retryDelayMs } from './retry-delay';
import type { RunProgress } from './run-progress';
import { shortWaitMs } from './short-wait';
import type { StepEnd } from './step-record';
import { contextWith } from './visit-context';
import { asNodeFailure, assertVariableBudget } from './walk-run';

export type AskedNode =
  ReadyNode<ReadNodeType<z.ZodObject>> | ReadyNode<RemoteNodeType<z.ZodObject>>;

export interface NodeAnswer {
  readonly end: StepEnd;
  readonly outcome:
    | { readonly kind: 'exit'; readonly exit: Exit }
    | { readonly kind: 'failure'; readonly failure: NodeFailure };
}

/** A target that names no time must not be asked in a tight circle. */
const leastPostponedMs = 100;

/** Asks a port, or performs an effect. Never rejects: what goes wrong is the node's failure. */
export async function askNode(ready: AskedNode, deps: ExecuteRunDeps): Promise<NodeAnswer> {
  try {
    const exit = isRemote(ready) ? await reachOut(ready, deps) : await askPorts(ready, deps);
    return { end: endOf(ready, deps), outcome: { kind: 'exit', exit } };
  } catch (error) {
    return { end: endOf(ready, deps), outcome: { kind: 'failure', failure: asNodeFailure(error) } };
  }
}

/** Moves the run by an answer. The instant of the next try, or null when the node was left. */
export function applyAnswer(
  { end, outcome }: NodeAnswer,
  progress: RunProgress,
  deps: ExecuteRunDeps,
): Date | null {
  if (outcome.kind === 'exit') {
    progress.leave(end, outcome.exit);
    assertVariableBudget(progress, end);
    return null;
  }
  const { failure } = outcome;
  const laterBy = (ms: number): Date => new Date(deps.clock.now().getTime() + ms);
  if (failure instanceof PostponedFailure) {
    return progress.postpone(laterBy(Math.max(leastPostponedMs, failure.afterMs)));
  }
  const delayMs = nextTryMs(failure, end, progress, deps);
  if (delayMs === null) {
    progress.fail(end, failure);
    // The output of a failure holds the answer that caused it.
    if (progress.status === 'running') assertVariableBudget(progress, end);
    return null;
  }
  return progress.retryAt(end, failure, laterBy(delayMs));
}

/** A step that ends now. */
export function endOf(ready: ReadyNode<unknown>, deps: ExecuteRunDeps): StepEnd {
  return { node: ready.node, input: ready.input, notes: ready.notes, endedAt: deps.clock.now() };
}

/** The intent was stored by an earlier life of this run, and the target ignores our key. */
export function isOpenQuestion(
  ready: ReadyNode<RemoteNodeType<z.ZodObject>>,
  progress: RunProgress,
): boolean {
  return (
    progress.intentInherited &&
    !ready.type.repeatable(ready.params) &&
    ready.node.settings.onUnknown === 'do not repeat'
  );
}

/** Why a step stays unknown: nobody can say whether its effect happened. */
export function unknownEffect(): NodeFailure {
  return new NodeFailure(
    'effect.unknown',
    'A crash left it open whether this was sent, and the node says not to repeat it.',
  );
}

function isRemote(ready: AskedNode): ready is ReadyNode<RemoteNodeType<z.ZodObject>> {
  return ready.type.kind === 'remote';
}

function askPorts(
  ready: ReadyNode<ReadNodeType<z.ZodObject>>,
  { ports }: ExecuteRunDeps,
): Promise<Exit> {
  return ready.type.execute(ready.params, contextWith(ready.context, { ports }));
}

async function reachOut(
  ready: ReadyNode<RemoteNodeType<z.ZodObject>>,
  deps: ExecuteRunDeps,
): Promise<Exit> {
  const ports = ready.ports ?? deps.ports;
  const timeoutMs = ready.node.settings.timeoutMs ?? ready.type.timeoutMs;
  // The connector keeps its own deadline; this one is the net under it, a wait for room included.
  const signal = new CallNet(timeoutMs + shortWaitMs + 2_000);
  const onBack = deps.onReachOut?.();
  try {
    const { settings } = ready.node;
    const means = { ports, signal, timeoutMs, settings };
    const context = contextWith(ready.context, means);
    return await ready.type.execute(ready.params, context);
  } finally {
    signal.takeDown();
    onBack?.();
  }
}

/** Milliseconds until the next try; null when there is none. */
function nextTryMs(
  failure: NodeFailure,
  end: StepEnd,
  progress: RunProgress,
  deps: ExecuteRunDeps,
): number | null {
  if (!(failure instanceof TransientFailure) || end.node.type.kind !== 'remote') return null;
  return retryDelayMs({
    settings: end.node.settings,
    attempt: progress.state.attempt,
    retryAfterMs: failure.retryAfterMs,
    random: deps.random(),
  });
}
