import { sha256 } from './sha256';

/**
 * Chance that repeats: a number in [0, 1) that looks random and depends on nothing but the seed.
 * A node takes its idempotency key as seed, so a step that is computed again after a crash decides
 * as it did before. Not for secrets.
 */
export function chanceOf(seed: string): number {
  const bytes = sha256(new TextEncoder().encode(seed));
  const view = new DataView(bytes.buffer);
  // 53 bits: all that a number in [0, 1) holds.
  return (view.getUint32(0) * 2 ** 21 + (view.getUint32(4) >>> 11)) / 2 ** 53;
}
