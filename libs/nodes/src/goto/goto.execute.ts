import { exit, type NodeContext, type PureOutcome } from '@hookline/engine';
import type { GotoParams } from './goto.params';

/** Jumps of one run over all its gotos (webitel.md 3). */
const mostJumps = 1_000;

/** Jumps while the run has jumps left, else passes on. Its memory is shared by all gotos. */
export function executeGoto(params: GotoParams, context: Pick<NodeContext, 'memory'>): PureOutcome {
  const jumps = typeof context.memory === 'number' ? context.memory : 0;
  if (jumps >= mostJumps) {
    return exit('next', { jumps, note: `No jumps left for \`${params.tag}\`: the run goes on.` });
  }
  return exit('jump', { jumps: jumps + 1 }, { memory: jumps + 1 });
}
