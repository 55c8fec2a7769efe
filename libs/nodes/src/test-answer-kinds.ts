import type { FlowTestNodeAnswer } from '@hookline/contracts';
import type { NodeType } from '@hookline/engine';

/**
 * In which forms a test may say what a node of this type is answered; none for a node that computes
 * everything from the run. The first one is what an author most likely means.
 */
export function testAnswerKinds(type: NodeType): readonly FlowTestNodeAnswer['kind'][] {
  switch (type.kind) {
    case 'remote':
      return type.asks === 'http' ? ['http', 'failure', 'exit'] : ['exit', 'failure'];
    case 'local':
    case 'read':
      return ['exit', 'failure'];
    case 'pure':
      return type.waits ? ['exit'] : [];
  }
}
