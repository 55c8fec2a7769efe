const everyMs = 1_000;

/** Calls back once when the process that started this one is gone, within a second. */
export function whenParentEnds(onEnd: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    // An orphan is adopted by another process.
    if (process.ppid === parent) return;
    clearInterval(timer);
    onEnd();
  }, everyMs);
  timer.unref();
}
