import type { NodeType } from '@hookline/engine';

/** What answers a node of this type when the author says nothing. */
export function defaultAnswerOf(type: NodeType): 'http' | 'sent' | 'changed' | 'asked' | 'waited' {
  switch (type.kind) {
    case 'remote':
      return type.asks === 'http' ? 'http' : 'sent';
    case 'local':
      return 'changed';
    case 'read':
      return 'asked';
    case 'pure':
      return 'waited';
  }
}
