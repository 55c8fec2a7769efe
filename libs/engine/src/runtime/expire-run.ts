import type { CompiledNode } from '../graph';
import type { RunProgress } from './run-progress';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Ends a run whose time is over (`run.time`); a step that began is cancelled with it. */
export function expireRun(progress: RunProgress, node: CompiledNode, now: Date): void {
  const { since, resume, attempt } = progress.state;
  if (since !== null || resume !== null || attempt > 1) {
    progress.cancelStep({ node, input: resume?.input ?? null, notes: [], endedAt: now });
  }
  const { maxRunMs } = progress.setting.budget;
  const sentence = `The run took longer than ${inWords(maxRunMs)}, the most its budget allows.`;
  progress.failRun('run.time', sentence, node.id);
}

/** `31 days`, `36 hours`, `90 seconds`. */
function inWords(ms: number): string {
  if (ms >= 2 * dayMs) return `${Math.floor(ms / dayMs)} days`;
  if (ms >= 2 * hourMs) return `${Math.floor(ms / hourMs)} hours`;
  return `${Math.floor(ms / 1_000)} seconds`;
}
