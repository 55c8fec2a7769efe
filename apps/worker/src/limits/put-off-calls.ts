/**
 * Calls with a run that found no room, in its queue or at its target, and is parked. Its later runs
 * must not overtake it (decision 26 lets them do so at waits and back-off only), so they are put off
 * behind it. Rules:
 *
 * 1. A run stands in line until it finds room; the first in line alone may look for it.
 * 2. Who stands behind comes back after those before.
 * 3. One that went on and found no room further on stands before those that came later.
 * 4. A run that does not come back in time (cancelled, or another worker's by now) loses its place,
 *    and one whose turn is far off gets none: a call must not rest for ever.
 *
 * The line is in memory; who takes a partition over takes what was put off before anything else
 * (`partition-owner.ts`).
 */
interface Place {
  readonly runId: string;
  readonly dueMs: number;
}

/** A parked run is found by its alarm, or by a sweeper some 15 s later. */
const lostAfterMs = 60_000;

/** A turn further off is a wait like any other, and releases the call. */
export const longestHoldMs = 60_000;

export class PutOffCalls {
  readonly #lines = new Map<string, Place[]>();

  /** No run of the call was put off. */
  isFree(key: string, now: Date): boolean {
    return this.#alive(key, now).length === 0;
  }

  /** The run may look for room: no earlier one of its call was put off. */
  isNext(key: string, runId: string, now: Date): boolean {
    const line = this.#alive(key, now);
    return line.length === 0 || line[0]?.runId === runId;
  }

  /** The run found no room. Answers when it comes back: at `earliest`, or after those before it. */
  putOff(key: string, runId: string, earliest: Date, now: Date): Date {
    const line = this.#alive(key, now);
    const at = line.findIndex((place) => place.runId === runId);
    const before = at < 0 ? line.at(-1) : line[at - 1];
    const dueMs = Math.max(earliest.getTime(), (before?.dueMs ?? 0) + 1);
    line.splice(at < 0 ? line.length : at, 1, { runId, dueMs });
    this.#lines.set(key, line);
    return new Date(dueMs);
  }

  /** The run had its turn and comes back at `due`: those behind wait for it. */
  keepPlace(key: string, runId: string, due: Date, now: Date): void {
    const dueMs = due.getTime();
    if (dueMs - now.getTime() > longestHoldMs) return;
    this.#keep(key, [{ runId, dueMs }, ...this.#alive(key, now)]);
  }

  /** The run found room: those behind it move up. */
  leave(key: string, runId: string): void {
    const line = this.#lines.get(key);
    if (!line) return;
    this.#keep(
      key,
      line.filter((place) => place.runId !== runId),
    );
  }

  #alive(key: string, now: Date): Place[] {
    const line = this.#lines.get(key);
    if (!line) return [];
    return this.#keep(
      key,
      line.filter(({ dueMs }) => dueMs + lostAfterMs > now.getTime()),
    );
  }

  #keep(key: string, line: Place[]): Place[] {
    if (line.length > 0) this.#lines.set(key, line);
    else this.#lines.delete(key);
    return line;
  }
}
