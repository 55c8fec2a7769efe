// @ts-check
import { median, rounded } from './figures.mjs';

/**
 * Measures each contestant once a round, so that all share the machine's mood.
 * @template {string} Name
 * @template Figures
 * @param {{ rounds: number, names: readonly Name[], before: () => Promise<void> }} plan `before`: each
 *   measurement, to clear up after the one before
 * @param {(name: Name, round: number) => Promise<Figures>} measure
 * @returns {Promise<Record<Name, Figures[]>>}
 */
export async function inRounds({ rounds, names, before }, measure) {
  /** @type {[Name, Figures[]][]} */
  const entries = names.map((name) => [name, []]);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, rows] of entries) {
      await before();
      rows.push(await measure(name, round));
    }
  }
  return /** @type {Record<Name, Figures[]>} */ (Object.fromEntries(entries));
}

/**
 * The median of each figure, and the rounds it comes from.
 * @template {string} Name
 * @template {Record<string, number>} Figures
 * @param {Record<Name, Figures[]>} samples
 */
export function summarize(samples) {
  return /** @type {Record<Name, Figures & { rounds: Figures[] }>} */ (
    Object.fromEntries(
      Object.entries(samples).map(([name, rows]) => [
        name,
        { ...medians(/** @type {Figures[]} */ (rows)), rounds: rows },
      ]),
    )
  );
}

/** @template {Record<string, number>} Figures @param {readonly Figures[]} rows */
function medians(rows) {
  return Object.fromEntries(
    Object.keys(rows[0] ?? {}).map((key) => [
      key,
      rounded(median(rows.map((row) => row[key] ?? Number.NaN)), 3),
    ]),
  );
}

/**
 * Median of the ratios round by round: a pair shares the machine's mood.
 * @param {readonly number[]} of
 * @param {readonly number[]} to
 */
export function medianRatio(of, to) {
  return rounded(median(of.map((value, index) => value / (to[index] ?? Number.NaN))));
}
