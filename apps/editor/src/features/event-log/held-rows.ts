/**
 * Rows of a live list that must not move while someone looks at them. Rules:
 *
 * 1. Held rows keep their places; each shows the newest state known of it.
 * 2. Rows that came since stand before the first held one, newest first, and are only counted.
 */
interface Row {
  readonly id: string;
}

export interface HeldRows<R extends Row> {
  readonly rows: readonly R[];
  /** How many came since; with `full` at least so many. */
  readonly waiting: number;
  /** All rows of the newest page are new: there may be more than are counted. */
  readonly full: boolean;
}

/** The held rows as they are now, and how many wait. */
export function holdRows<R extends Row>(held: readonly R[], latest: readonly R[]): HeldRows<R> {
  const known = new Set(held.map(({ id }) => id));
  const now = new Map(latest.map((row) => [row.id, row]));
  const firstKnown = latest.findIndex(({ id }) => known.has(id));
  return {
    rows: held.map((row) => now.get(row.id) ?? row),
    waiting: firstKnown === -1 ? latest.length : firstKnown,
    full: firstKnown === -1 && latest.length > 0 && held.length > 0,
  };
}
