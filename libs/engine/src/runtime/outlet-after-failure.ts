import { assertNever } from '../assert-never';
import type { CompiledGraph, CompiledNode } from '../graph';

/**
 * The outlet a node leaves by when it failed; null when the run fails with it. In an array the
 * next node runs after any failure (decision 4), unless the node says otherwise.
 */
export function outletAfterFailure(
  { outlets, settings, targetOf }: CompiledNode,
  dialect: CompiledGraph['dialect'],
): string | null {
  const onFailure = settings.onFailure ?? 'outlet';
  switch (onFailure) {
    case 'fail':
      return null;
    case 'continue':
      return outlets[0]?.name ?? null;
    case 'outlet': {
      if (!outlets.some(({ name }) => name === 'failure')) return null;
      return targetOf('failure') !== null || dialect === 'array' ? 'failure' : null;
    }
    default:
      return assertNever(onFailure);
  }
}
