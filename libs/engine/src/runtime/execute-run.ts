/**
 * Stop 3: carries one claimed run on until it ends or parks. Rules (reliability.md 5):
 *
 * 1. Before a remote effect its intent is committed, together with every result so far.
 * 2. A local effect happens in the transaction that records its step.
 * 3. A lost commit means another worker claimed the run: stop, touch nothing.
 * 4. Waits up to `shortWaitMs` stay in memory; longer ones and every retry park the run.
 * 5. A process that stops begins no effect and asks nothing; what is known of the last one is committed first.
 *
 * A run that forks goes on in `execute-branches.ts`, by the same rules for each branch.
 */
import { assertNever } from '../assert-never';
import type { RemoteNodeType } from '../node-type';
import type { z } from 'zod';
import type { Boundary, ReadyNode } from './boundary';
import { changeLocally } from './change-locally';
import { commitProgress } from './commit-progress';
import { executeBranches } from './execute-branches';
import type { ExecuteRunDeps, ExecuteRunOutcome } from './execute-run-deps';
import { applyAnswer, askNode, endOf, isOpenQuestion, unknownEffect } from './node-answer';
import { letOthersGoOn } from './let-others-go-on';
import { parkedOutcome } from './parked-outcome';
import type { RunClaim } from './run-journal';
import type { RunProgress } from './run-progress';
import { shortWaitMs } from './short-wait';
import { walkRun } from './walk-run';

/**
 * Carries the run on. `stored` is where an earlier walk of the same progress stopped, if its
 * snapshot was stored already (dispatch does that for new runs); else null.
 */
export async function executeRun(
  claim: RunClaim,
  start: RunProgress,
  stored: Boundary | null,
  deps: ExecuteRunDeps,
): Promise<ExecuteRunOutcome> {
  if (start.isForked) return executeBranches(claim, start, deps);
  let progress = start;
  let boundary = stored ?? walkRun(progress, deps.clock.now());
  for (;;) {
    switch (boundary.kind) {
      case 'ended': {
        const outcome = await commitProgress(progress, claim, deps);
        if (outcome.kind === 'lost') return outcome;
        return { kind: 'ended', write: outcome.write };
      }
      case 'forked':
        return executeBranches(claim, progress, deps);
      case 'waiting': {
        const done = await waitOrPark(boundary, progress, claim, deps);
        if (done) return done;
        progress.wake();
        boundary = walkRun(progress, deps.clock.now());
        break;
      }
      case 'read':
        if (deps.stopping.aborted) return interrupt(progress, claim, deps);
        boundary = afterAnswer(
          applyAnswer(await askNode(boundary.ready, deps), progress, deps),
          progress,
          deps,
        );
        break;
      case 'breath':
        if (deps.stopping.aborted) return interrupt(progress, claim, deps);
        await letOthersGoOn();
        boundary = walkRun(progress, deps.clock.now());
        break;
      case 'local': {
        const changed = await changeLocally(boundary, { progress, claim, deps }, walkOn);
        if (changed.kind === 'lost') return changed;
        progress = changed.progress;
        boundary = changed.result;
        if (boundary.kind === 'ended') return { kind: 'ended', write: changed.write };
        break;
      }
      case 'remote': {
        if (deps.stopping.aborted) return interrupt(progress, claim, deps);
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

/** Goes on in the same commit as a local effect: to the next boundary, its intent included. */
function walkOn(progress: RunProgress, now: Date): Boundary {
  const boundary = walkRun(progress, now);
  if (boundary.kind === 'remote') progress.intend();
  return boundary;
}

/** Null when the wait was short and is over. */
async function waitOrPark(
  boundary: Extract<Boundary, { kind: 'waiting' }>,
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<ExecuteRunOutcome | null> {
  const leftMs = boundary.dueAt.getTime() - deps.clock.now().getTime();
  const isShort = leftMs <= (deps.shortWaitMs ?? shortWaitMs) && !progress.state.resume?.awaits;
  if (boundary.reason === 'wait' && isShort && !deps.stopping.aborted) {
    await deps.clock.sleep(leftMs, deps.stopping);
    if (!deps.stopping.aborted) return null;
  }
  const outcome = await commitProgress(progress, claim, deps);
  if (outcome.kind === 'lost') return outcome;
  return parkedOutcome(progress, boundary.dueAt);
}

/** The node before may have had an effect; unless its result is kept, it would be repeated. */
async function interrupt(
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<ExecuteRunOutcome> {
  const isIntended = progress.state.intent && !progress.intentInherited;
  progress.withdrawIntent();
  if (!isIntended && !progress.hasNews) return { kind: 'interrupted' };
  const outcome = await commitProgress(progress, claim, deps);
  return outcome.kind === 'lost' ? outcome : { kind: 'interrupted' };
}

async function reachOut(
  ready: ReadyNode<RemoteNodeType<z.ZodObject>>,
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<{ kind: 'next'; boundary: Boundary } | { kind: 'lost' }> {
  if (isOpenQuestion(ready, progress)) {
    progress.fail(endOf(ready, deps), unknownEffect(), 'unknown');
    return { kind: 'next', boundary: walkRun(progress, deps.clock.now()) };
  }
  if (!progress.intentStored) {
    if (!progress.state.intent) progress.intend();
    const outcome = await commitProgress(progress, claim, deps);
    if (outcome.kind === 'lost') return outcome;
  }
  progress.beginEffect(deps.clock.now());
  const comeBackAt = applyAnswer(await askNode(ready, deps), progress, deps);
  return { kind: 'next', boundary: afterAnswer(comeBackAt, progress, deps) };
}

/** Walks on, unless the port asked to be asked again later. */
function afterAnswer(
  comeBackAt: Date | null,
  progress: RunProgress,
  deps: ExecuteRunDeps,
): Boundary {
  return comeBackAt
    ? { kind: 'waiting', dueAt: comeBackAt, reason: 'retry' }
    : walkRun(progress, deps.clock.now());
}
