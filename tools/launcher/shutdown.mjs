// @ts-check
// Stops a system in the one right order, however far its start had come.

/** Applications hand back their work while both servers still answer; PostgreSQL goes last. */
export const shutdownOrder = /** @type {const} */ (['applications', 'nats', 'postgres']);

/** @typedef {typeof shutdownOrder[number]} ShutdownPhase */
/** @typedef {(hurry: AbortSignal) => Promise<void>} Stop */

/** Collects what was started. */
export class Shutdown {
  /** @type {{ phase: ShutdownPhase, stop: Stop }[]} */
  #started = [];

  /**
   * @param {ShutdownPhase} phase
   * @param {Stop} stop
   */
  add(phase, stop) {
    this.#started.push({ phase, stop });
  }

  /**
   * Stops everything: phase after phase, what is in one phase together.
   * @param {AbortSignal} hurry fires when waiting is over
   */
  async run(hurry) {
    for (const phase of shutdownOrder) {
      const stops = this.#started.filter((started) => started.phase === phase);
      await Promise.allSettled(stops.map(({ stop }) => stop(hurry)));
    }
    this.#started = [];
  }
}
