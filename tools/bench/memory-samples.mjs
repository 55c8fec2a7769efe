// @ts-check
import { rounded } from './figures.mjs';

/** @typedef {{ atMs: number, rssMiB: number }} MemorySample `atMs` since the first one */

/**
 * Samples memory every second, and at once; the function it answers ends that.
 * @param {{ rssMiB: () => number }} running
 * @returns {() => MemorySample[]}
 */
export function sampleMemory(running) {
  const startedAt = Date.now();
  /** @type {MemorySample[]} */
  const samples = [];
  const take = () =>
    samples.push({ atMs: Date.now() - startedAt, rssMiB: rounded(running.rssMiB(), 1) });
  take();
  const timer = setInterval(take, 1_000);
  return () => {
    clearInterval(timer);
    take();
    return samples;
  };
}

/**
 * The least sample of each minute. Memory is a saw: it rises until a collection, and where in its tooth the
 * first and the last sample stand would say more than what stays.
 * @param {readonly MemorySample[]} samples
 */
export function leastOfMinutes(samples) {
  /** @type {Map<number, MemorySample>} */
  const least = new Map();
  for (const sample of samples) {
    const minute = Math.floor(sample.atMs / 60_000);
    const known = least.get(minute);
    if (!known || sample.rssMiB < known.rssMiB) least.set(minute, sample);
  }
  return [...least.values()];
}

/** The line of least squares through the samples. @param {readonly MemorySample[]} samples */
export function slopePerMinute(samples) {
  const mean = (/** @type {number[]} */ values) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const minutes = samples.map(({ atMs }) => atMs / 60_000);
  const sizes = samples.map(({ rssMiB }) => rssMiB);
  const [middle, size] = [mean(minutes), mean(sizes)];
  const spread = minutes.reduce((sum, at) => sum + (at - middle) ** 2, 0);
  const together = minutes.reduce(
    (sum, at, index) => sum + (at - middle) * ((sizes[index] ?? size) - size),
    0,
  );
  return spread === 0 ? 0 : together / spread;
}
