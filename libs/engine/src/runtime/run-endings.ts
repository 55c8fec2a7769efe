/**
 * How a run ends. Rules:
 *
 * 1. A forked run whose effects are still under way is ending: it has ended when they came back.
 * 2. One that failed stands where it failed, its branches where they were: it may be resumed.
 * 3. What is shown of its end hides secrets.
 */
import type { JsonValue } from '@hookline/contracts';
import { isSending, settleEnding } from './branch-turns';
import { cancelOthers } from './cancel-branches';
import { hideSecrets, withoutSecrets } from './hide-secrets';
import type { RunEnding } from './run-branches';
import type { RunError } from './run-journal';
import { branchInHandOf, standAt, type RunParts } from './run-parts';

/** Nothing is left to do; `result` is the answer of the run. */
export function completeRun(parts: RunParts, result: JsonValue): void {
  end(parts, 'completed', result);
}

/** The run fails at the node of the branch in hand. */
export function failRun(parts: RunParts, error: RunError, result: JsonValue = null): void {
  const { ledger, standing, setting } = parts;
  const { at } = ledger.state;
  const isForked = ledger.state.branches !== undefined;
  standAt(parts, at);
  // Another branch failed before: what this one sent just came back, and failed too.
  if (isForked && standing.status === 'failed') return;
  const message = withoutSecrets(error.message, setting.surroundings.secretTexts);
  standing.failFor({ ...error, message });
  if (at !== null && !isForked) ledger.state.stoodAt = at;
  end(parts, 'failed', result);
}

/** Nothing is under way any more: a run that is ending has ended. */
export function settle({ ledger }: RunParts): void {
  ledger.state = { ...settleEnding(ledger.state) };
}

function end(parts: RunParts, status: 'completed' | 'failed', result: JsonValue): void {
  const { standing, setting, ledger } = parts;
  const shown = hideSecrets(result, setting.surroundings.secretTexts);
  standing.end(status, shown);
  if (ledger.state.branches === undefined) standAt(parts, null);
  else endBranches(parts, { status, result: shown, error: standing.error });
}

/** Rules 1 and 2. */
function endBranches(parts: RunParts, ending: RunEnding): void {
  const { ledger, setting } = parts;
  if (ending.status === 'completed') {
    cancelOthers(ledger, setting.graph, () => true);
    standAt(parts, null);
  }
  const { branches } = ledger.state;
  if (!branches) return;
  const branch = branchInHandOf(parts);
  ledger.state.branches = { ...branches, ending: { ...ending, branch } };
  if (!isSending(ledger.state)) settle(parts);
}
