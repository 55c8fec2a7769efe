import {
  bytesToBase64,
  bytesToHex,
  digest,
  keyedDigest,
  NodeFailure,
  type NodeContext,
  type PureOutcome,
} from '@hookline/engine';
import { exitWithResult } from '../result-variable';
import type { HashParams } from './hash.params';

/** Leaves by `next` with the hash. Throws `NodeFailure` (`hash.no-key`) for a keyed one without. */
export function executeHash(
  params: HashParams,
  context: Pick<NodeContext, 'dialect'>,
): PureOutcome {
  const bytes = hashOf(params);
  const written = params.encoding === 'hex' ? bytesToHex(bytes) : bytesToBase64(bytes);
  return exitWithResult(written, params, context);
}

function hashOf({ algorithm, text, kind, key }: HashParams): Uint8Array {
  const encoder = new TextEncoder();
  if (kind === 'plain') return digest(algorithm, encoder.encode(text));
  // A signature under an empty key looks like one and protects nothing.
  if (key === '') throw new NodeFailure('hash.no-key', 'The key is empty.');
  return keyedDigest(algorithm, encoder.encode(text), encoder.encode(key));
}
