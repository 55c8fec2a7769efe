import { createHash } from 'node:crypto';
import { canonicalJson, type FlowGraph } from '@hookline/contracts';

/** SHA-256 of the canonical graph, in hex: equal graphs have equal hashes. */
export function graphHash(graph: FlowGraph): string {
  return createHash('sha256').update(canonicalJson(graph)).digest('hex');
}
