import { leaveAnsweredChange } from './answer-dry';
import type { Boundary } from './boundary';
import type { ExecuteRunDeps } from './execute-run-deps';
import type { LocalEffectResult } from './local-effect';
import { endOf } from './node-answer';
import type { RunClaim, RunWrite } from './run-journal';
import type { RunProgress } from './run-progress';
import { asNodeFailure } from './walk-run';

export interface LocalChange {
  readonly progress: RunProgress;
  readonly claim: RunClaim;
  readonly deps: ExecuteRunDeps;
}

export type LocalChangeOutcome<Result> =
  | {
      readonly kind: 'changed';
      /** The run after the change; the one given is as it was. */
      readonly progress: RunProgress;
      readonly result: Result;
      readonly write: RunWrite;
    }
  | { readonly kind: 'lost' };

/**
 * Performs a local effect and records its step in one transaction. `goOn` carries the run on from
 * there; what it does is part of the same commit.
 */
export async function changeLocally<Result>(
  { ready, effect, answer }: Extract<Boundary, { kind: 'local' }>,
  { progress, claim, deps }: LocalChange,
  goOn: (next: RunProgress, now: Date) => Result,
): Promise<LocalChangeOutcome<Result>> {
  // The journal may repeat its transaction, so every call starts from an untouched copy.
  const tries: {
    readonly progress: RunProgress;
    readonly result: Result;
    readonly started: string | null;
  }[] = [];
  const outcome = await deps.journal.commit({
    claim,
    effect,
    effectOf: {
      nodeId: ready.node.id,
      visit: ready.context.visit,
      ...(answer && { said: answer.output }),
    },
    write: (effectResult) => {
      const next = progress.clone();
      next.intend();
      try {
        if (!effectResult) throw new Error('the journal gave no result of a local effect');
        if (answer) leaveAnsweredChange(next, endOf(ready, deps), answer, effectResult);
        else conclude(next, ready, effectResult, deps);
      } catch (error) {
        next.fail(endOf(ready, deps), asNodeFailure(error));
      }
      const started = effect.kind === 'run-start' ? startedRun(effectResult) : null;
      tries.push({ progress: next, result: goOn(next, deps.clock.now()), started });
      return next.toWrite();
    },
  });
  if (outcome.kind === 'lost') return outcome;
  const last = tries.at(-1);
  if (!last) throw new Error('the journal committed without asking what to write');
  const { progress: next, result, started } = last;
  next.committed();
  deps.onCommitted?.(outcome.write);
  if (started !== null) deps.onRunStarted?.(started);
  return { kind: 'changed', progress: next, result, write: outcome.write };
}

/** The node makes of it what it will. */
function conclude(
  next: RunProgress,
  ready: Extract<Boundary, { kind: 'local' }>['ready'],
  result: LocalEffectResult,
  deps: ExecuteRunDeps,
): void {
  const outcome = ready.type.conclude(result, ready.params, ready.context);
  const end = endOf(ready, deps);
  const notes = [...end.notes, ...notesOf(result)];
  if (outcome.kind === 'exit') next.leave({ ...end, notes }, outcome);
  else next.await(end, outcome);
}

function startedRun(result: LocalEffectResult | null): string | null {
  if (result?.kind !== 'done') return null;
  const id = result.output['run_id'];
  return typeof id === 'string' ? id : null;
}

function notesOf(result: LocalEffectResult): readonly string[] {
  return result.kind === 'done' ? (result.notes ?? []) : [];
}
