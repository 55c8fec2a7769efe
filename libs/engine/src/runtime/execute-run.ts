/**
 * Stop 3: carries one claimed run on until it ends or parks. Rules (reliability.md 5):
 *
 * 1. Before a remote effect its intent is committed, together with every result so far.
 * 2. A local effect happens in the transaction that records its step.
 * 3. A lost commit means another worker claimed the run: stop, touch nothing.
 * 4. Waits up to `shortWaitMs` stay in memory; longer ones and every retry park the run.
 */
import { assertNever } from '../assert-never';
import { NodeFailure, TransientFailure } from '../errors';
import type { ReadNodeType, RemoteNodeType } from '../node-type';
import type { z } from 'zod';
import type { Boundary, ReadyNode } from './boundary';
import { retryDelayMs } from './retry-delay';
import type { CommitOutcome, RunClaim, RunJournal, RunWrite } from './run-journal';
import { RunProgress, type StepEnd } from './run-progress';
import type { Clock, RuntimePorts } from './runtime-ports';
import { asNodeFailure, assertVariableBudget, walkRun } from './walk-run';

/** Waits up to this stay in memory (decision 26). */
export const shortWaitMs = 5_000;

export interface ExecuteRunDeps {
  readonly journal: RunJournal;
  readonly ports: RuntimePorts;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Fires when the process stops: running effects get their grace, waits end at once. */
  readonly stopping: AbortSignal;
  /** After each commit, for live pages. */
  readonly onCommitted?: (write: RunWrite) => void;
}

export type ExecuteRunOutcome =
  /** The run ended; nothing remains to be done. */
  | { readonly kind: 'ended'; readonly write: RunWrite }
  /** The run sleeps until `dueAt`, at the node it will go on from. */
  | { readonly kind: 'parked'; readonly dueAt: Date; readonly nodeId: string }
  /** Somebody else carries the run on. */
  | { readonly kind: 'lost' }
  /** The process stops; the run stands in the journal and goes on elsewhere. */
  | { readonly kind: 'interrupted' };

/**
 * Carries the run on. `boundary` is where an earlier walk of the same progress stopped, if its
 * snapshot was stored already (dispatch does that for new runs); else null.
 */
export async function executeRun(
  claim: RunClaim,
  start: RunProgress,
  stored: Boundary | null,
  deps: ExecuteRunDeps,
): Promise<ExecuteRunOutcome> {
  let progress = start;
  let boundary = stored ?? walkRun(progress, deps.clock.now());
  for (;;) {
    switch (boundary.kind) {
      case 'ended': {
        const outcome = await commit(progress, claim, deps);
        if (outcome.kind === 'lost') return outcome;
        return { kind: 'ended', write: outcome.write };
      }
      case 'waiting': {
        const done = await waitOrPark(boundary, progress, claim, deps);
        if (done) return done;
        progress.wake();
        boundary = walkRun(progress, deps.clock.now());
        break;
      }
      case 'read':
        await askPorts(boundary.ready, progress, deps);
        boundary = walkRun(progress, deps.clock.now());
        break;
      case 'local': {
        const changed = await changeLocally(boundary, progress, claim, deps);
        if (changed.kind === 'lost') return changed;
        ({ progress, boundary } = changed);
        if (boundary.kind === 'ended') {
          return { kind: 'ended', write: changed.write };
        }
        break;
      }
      case 'remote': {
        if (deps.stopping.aborted) return { kind: 'interrupted' };
        const next = await reachOut(boundary.ready, progress, claim, deps);
        if (next.kind === 'lost') return next;
        boundary = next.boundary;
        break;
      }
      default:
        return assertNever(boundary);
    }
  }
}

async function commit(
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<CommitOutcome> {
  const write = progress.toWrite();
  const outcome = await deps.journal.commit({ claim, effect: null, write: () => write });
  if (outcome.kind === 'committed') {
    progress.committed();
    deps.onCommitted?.(outcome.write);
  }
  return outcome;
}

/** Null when the wait was short and is over. */
async function waitOrPark(
  boundary: Extract<Boundary, { kind: 'waiting' }>,
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<ExecuteRunOutcome | null> {
  const leftMs = boundary.dueAt.getTime() - deps.clock.now().getTime();
  if (boundary.reason === 'wait' && leftMs <= shortWaitMs && !deps.stopping.aborted) {
    await deps.clock.sleep(leftMs, deps.stopping);
    if (!deps.stopping.aborted) return null;
  }
  const outcome = await commit(progress, claim, deps);
  if (outcome.kind === 'lost') return outcome;
  return { kind: 'parked', dueAt: boundary.dueAt, nodeId: progress.state.at ?? '' };
}

async function askPorts(
  ready: ReadyNode<ReadNodeType<z.ZodObject>>,
  progress: RunProgress,
  deps: ExecuteRunDeps,
): Promise<void> {
  try {
    const outcome = await ready.type.execute(ready.params, { ...ready.context, ports: deps.ports });
    progress.leave(endOf(ready, deps), outcome);
    assertVariableBudget(progress, endOf(ready, deps));
  } catch (error) {
    progress.fail(endOf(ready, deps), asNodeFailure(error));
  }
}

async function changeLocally(
  boundary: Extract<Boundary, { kind: 'local' }>,
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<
  { kind: 'changed'; progress: RunProgress; boundary: Boundary; write: RunWrite } | { kind: 'lost' }
> {
  const { ready, effect } = boundary;
  // The journal may repeat its transaction, so every call starts from an untouched copy.
  let next = progress;
  let nextBoundary: Boundary = boundary;
  const outcome = await deps.journal.commit({
    claim,
    effect,
    write: (result) => {
      next = progress.clone();
      next.intend();
      try {
        if (!result) throw new Error('the journal gave no result of a local effect');
        next.leave(endOf(ready, deps), ready.type.conclude(result, ready.params, ready.context));
      } catch (error) {
        next.fail(endOf(ready, deps), asNodeFailure(error));
      }
      nextBoundary = walkRun(next, deps.clock.now());
      if (nextBoundary.kind === 'remote') next.intend();
      return next.toWrite();
    },
  });
  if (outcome.kind === 'lost') return outcome;
  next.committed();
  deps.onCommitted?.(outcome.write);
  return { kind: 'changed', progress: next, boundary: nextBoundary, write: outcome.write };
}

async function reachOut(
  ready: ReadyNode<RemoteNodeType<z.ZodObject>>,
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<{ kind: 'next'; boundary: Boundary } | { kind: 'lost' }> {
  if (isOpenQuestion(ready, progress)) {
    progress.fail(
      endOf(ready, deps),
      new NodeFailure(
        'effect.unknown',
        'A crash left it open whether this was sent, and the node says not to repeat it.',
      ),
      'unknown',
    );
    return { kind: 'next', boundary: walkRun(progress, deps.clock.now()) };
  }
  if (!progress.intentStored) {
    if (!progress.state.intent) progress.intend();
    const outcome = await commit(progress, claim, deps);
    if (outcome.kind === 'lost') return outcome;
  }
  progress.beginEffect(deps.clock.now());
  const retry = await send(ready, progress, deps);
  return { kind: 'next', boundary: retry ?? walkRun(progress, deps.clock.now()) };
}

/** Performs the effect; the boundary of a retry, or null when the node was left. */
async function send(
  ready: ReadyNode<RemoteNodeType<z.ZodObject>>,
  progress: RunProgress,
  deps: ExecuteRunDeps,
): Promise<Boundary | null> {
  const timeoutMs = ready.node.settings.timeoutMs ?? ready.type.timeoutMs;
  const abort = new AbortController();
  // The connector keeps its own deadline; this one is the net under it.
  const timer = setTimeout(() => abort.abort(), timeoutMs + 2_000);
  try {
    const outcome = await ready.type.execute(ready.params, {
      ...ready.context,
      ports: deps.ports,
      signal: abort.signal,
      timeoutMs,
    });
    progress.leave(endOf(ready, deps), outcome);
    assertVariableBudget(progress, endOf(ready, deps));
    return null;
  } catch (error) {
    return failOrRetry(asNodeFailure(error), ready, progress, deps);
  } finally {
    clearTimeout(timer);
  }
}

function failOrRetry(
  failure: NodeFailure,
  ready: ReadyNode<RemoteNodeType<z.ZodObject>>,
  progress: RunProgress,
  deps: ExecuteRunDeps,
): Boundary | null {
  const delayMs =
    failure instanceof TransientFailure
      ? retryDelayMs({
          settings: ready.node.settings,
          attempt: progress.state.attempt,
          retryAfterMs: failure.retryAfterMs,
          random: deps.random(),
        })
      : null;
  if (delayMs === null) {
    progress.fail(endOf(ready, deps), failure);
    // The output of a failure holds the answer that caused it.
    if (progress.status === 'running') assertVariableBudget(progress, endOf(ready, deps));
    return null;
  }
  const dueAt = new Date(deps.clock.now().getTime() + delayMs);
  progress.retryAt(endOf(ready, deps), failure, dueAt);
  return { kind: 'waiting', dueAt, reason: 'retry' };
}

/** The intent was stored by an earlier life of this run, and the target ignores our key. */
function isOpenQuestion(
  ready: ReadyNode<RemoteNodeType<z.ZodObject>>,
  progress: RunProgress,
): boolean {
  return (
    progress.intentInherited &&
    !ready.type.repeatable(ready.params) &&
    ready.node.settings.onUnknown === 'do not repeat'
  );
}

function endOf(ready: ReadyNode<unknown>, deps: ExecuteRunDeps): StepEnd {
  return { node: ready.node, input: ready.input, notes: ready.notes, endedAt: deps.clock.now() };
}
