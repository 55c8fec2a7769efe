// @ts-check
// Visible progress: one line a stage, with its duration.

/**
 * @param {number} durationMs
 * @returns {string} `0.4 s`, `12.0 s`, `2 min 05 s`
 */
export function formatDuration(durationMs) {
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * The line of a finished stage.
 * @param {{ name: string, detail: string, durationMs: number, ok: boolean }} stage
 */
export function stageLine({ name, detail, durationMs, ok }) {
  const mark = ok ? '✓' : '✗';
  return `${mark} ${name.padEnd(12)} ${formatDuration(durationMs).padStart(7)}   ${detail}`.trimEnd();
}

/**
 * Runs one stage of a start and prints its line.
 * @template T
 * @param {string} name
 * @param {AbortSignal} signal a fired signal keeps the stage from starting
 * @param {() => Promise<{ detail: string, value: T }>} work
 * @returns {Promise<T>}
 */
export async function runStage(name, signal, work) {
  signal.throwIfAborted();
  const startedAt = performance.now();
  // On a terminal the running stage is shown at once and overwritten by its result.
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`);
  const finish = (/** @type {boolean} */ ok, /** @type {string} */ detail) => {
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[2K');
    console.log(stageLine({ name, detail, durationMs: performance.now() - startedAt, ok }));
  };
  try {
    const { detail, value } = await work();
    finish(true, detail);
    return value;
  } catch (error) {
    finish(false, signal.aborted ? 'interrupted' : 'failed');
    throw error;
  }
}
