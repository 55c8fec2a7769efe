/** Resolves after everything that is due already: timers, answers, other runs. */
export function letOthersGoOn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
