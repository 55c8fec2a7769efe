/**
 * What the progress of one run is made of, and how its cursor is put somewhere. How a run moves is
 * told in this order: `run-parts.ts`, `run-waits.ts`, `run-endings.ts`, `run-moves.ts`, and what is
 * offered to those who carry it on, `run-progress.ts`.
 */
import { RunIntents } from './run-intents';
import { RunLedger } from './run-ledger';
import { scopeSettingOf, type RunScopeSetting } from './run-scope';
import type { RunSetting } from './run-setting';
import { RunStanding } from './run-standing';
import type { RunState } from './run-state';

export interface RunParts {
  readonly setting: RunSetting;
  readonly scopeSetting: RunScopeSetting;
  /** What it remembers, and what was not written yet. */
  readonly ledger: RunLedger;
  /** How it stands as a whole. */
  readonly standing: RunStanding;
  /** What the journal knows of its effects. */
  readonly intents: RunIntents;
  /** Until when it may take; milliseconds since 1970. */
  readonly deadlineMs: number;
}

/** Of a run with this state, which is what the journal holds. */
export function partsOf(setting: RunSetting, state: RunState): RunParts {
  return {
    setting,
    scopeSetting: scopeSettingOf(setting),
    ledger: new RunLedger(state, () => setting.surroundings.secretTexts),
    standing: new RunStanding(state.branches?.ending),
    intents: new RunIntents(state),
    deadlineMs: setting.startedAt.getTime() + setting.budget.maxRunMs,
  };
}

/** A copy that moves on its own. */
export function cloneParts(parts: RunParts): RunParts {
  const { setting, scopeSetting, ledger, standing, intents, deadlineMs } = parts;
  return {
    setting,
    scopeSetting,
    ledger: ledger.clone(),
    standing: standing.clone(),
    intents: intents.cloneFor(ledger.state),
    deadlineMs,
  };
}

/** The number of the branch in hand; 1 when the run is not forked. */
export function branchInHandOf({ ledger }: RunParts): number {
  return ledger.state.branches?.current.id ?? 1;
}

/** An earlier life of this run stored the intent of the branch in hand. */
export function isIntentInherited(parts: RunParts): boolean {
  return parts.intents.inheritedBy(branchInHandOf(parts));
}

/** The effect of the branch in hand is no longer about to happen. */
export function forgetIntent(parts: RunParts): void {
  parts.ledger.state.intent = false;
  parts.intents.forget(branchInHandOf(parts));
}

/** The effect in hand was not begun after all, and nobody need ask whether it happened. */
export function withdrawIntent(parts: RunParts): void {
  const { state } = parts.ledger;
  if (!state.intent || isIntentInherited(parts)) return;
  forgetIntent(parts);
  state.effects -= 1;
}

/** Puts the branch in hand at a node, nothing begun; null: nowhere. */
export function standAt(parts: RunParts, nodeId: string | null): void {
  const { state } = parts.ledger;
  state.attempt = 1;
  forgetIntent(parts);
  state.resume = null;
  state.since = null;
  state.at = nodeId;
}
