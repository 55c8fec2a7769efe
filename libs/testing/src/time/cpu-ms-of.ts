/**
 * Milliseconds of processor that synchronous work took: for tests that hostile input does not make
 * work explode. The clock would also count what else the machine does.
 */
export function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
