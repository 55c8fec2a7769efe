/**
 * Calls `stop` once the process that started this one is gone. `kill -9` of a supervisor reaches
 * its children by no signal; only the parent id tells.
 */
export function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 1_000);
  timer.unref();
}
