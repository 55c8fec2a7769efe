// @ts-check
// Why a launcher stops: a signal, or the death of the process that started it.
import { parentOfShell } from './process-identity.mjs';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const parentCheckMs = 1_000;

/**
 * Who has to live for us to go on: the parent and, below npm, npm itself. Between npm and us may
 * stand a shell that passes no signal on and survives a killed npm.
 */
function readAncestors() {
  const { ppid } = process;
  return process.env.npm_lifecycle_event ? `${ppid} ${parentOfShell(ppid)}` : `${ppid}`;
}

/**
 * Watches for requests to stop, from now on.
 * @returns {{ asked: AbortSignal, hurry: AbortSignal, reason: () => string }} `asked` fires at the
 *   first request, `hurry` when somebody asks again
 */
export function watchStopRequests() {
  const asked = new AbortController();
  const hurry = new AbortController();
  const ancestors = readAncestors();
  let reason = '';

  const request = (/** @type {string} */ why) => {
    if (asked.signal.aborted) return hurry.abort();
    reason = why;
    asked.abort(new Error('stopped on request'));
  };
  for (const signal of signals) process.on(signal, () => request(signal));
  const watch = setInterval(() => {
    if (readAncestors() === ancestors) return;
    clearInterval(watch);
    request('the parent process ended');
  }, parentCheckMs);
  watch.unref();

  // A closed terminal makes every write fail; stopping in order matters more than saying so.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return { asked: asked.signal, hurry: hurry.signal, reason: () => reason };
}
