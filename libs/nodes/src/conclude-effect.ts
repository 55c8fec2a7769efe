import { extended } from '@hookline/contracts';
import { exit, NodeFailure, type Exit, type LocalEffectResult } from '@hookline/engine';

/** Leaves by success with what changed. Throws `NodeFailure` when the database refused. */
export function concludeEffect(result: LocalEffectResult): Exit {
  if (result.kind === 'refused') throw new NodeFailure(result.code, result.message);
  return exit('success', extended(result.output, { changed: result.changed }));
}
