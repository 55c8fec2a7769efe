import type { NodeType } from '@hookline/engine';
import { runsSubFlow } from '@hookline/nodes';

/** What answers a node of this type when the author says nothing. */
export function defaultAnswerOf(
  type: NodeType,
): 'http' | 'sent' | 'changed' | 'run' | 'asked' | 'waited' {
  switch (type.kind) {
    case 'remote':
      return type.asks === 'http' ? 'http' : 'sent';
    case 'local':
      return runsSubFlow(type) ? 'run' : 'changed';
    case 'read':
      return 'asked';
    case 'pure':
      return 'waited';
  }
}
