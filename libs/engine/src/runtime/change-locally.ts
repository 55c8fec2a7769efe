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
  { ready, effect }: Extract<Boundary, { kind: 'local' }>,
  { progress, claim, deps }: LocalChange,
  goOn: (next: RunProgress, now: Date) => Result,
): Promise<LocalChangeOutcome<Result>> {
  // The journal may repeat its transaction, so every call starts from an untouched copy.
  const tries: { readonly progress: RunProgress; readonly result: Result }[] = [];
  const outcome = await deps.journal.commit({
    claim,
    effect,
    write: (effectResult) => {
      const next = progress.clone();
      next.intend();
      try {
        if (!effectResult) throw new Error('the journal gave no result of a local effect');
        const exit = ready.type.conclude(effectResult, ready.params, ready.context);
        const end = endOf(ready, deps);
        next.leave({ ...end, notes: [...end.notes, ...notesOf(effectResult)] }, exit);
      } catch (error) {
        next.fail(endOf(ready, deps), asNodeFailure(error));
      }
      tries.push({ progress: next, result: goOn(next, deps.clock.now()) });
      return next.toWrite();
    },
  });
  if (outcome.kind === 'lost') return outcome;
  const last = tries.at(-1);
  if (!last) throw new Error('the journal committed without asking what to write');
  const { progress: next, result } = last;
  next.committed();
  deps.onCommitted?.(outcome.write);
  return { kind: 'changed', progress: next, result, write: outcome.write };
}

function notesOf(result: LocalEffectResult): readonly string[] {
  return result.kind === 'done' ? (result.notes ?? []) : [];
}
