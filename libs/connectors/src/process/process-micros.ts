/** Microseconds for which this process had a core, all its threads together. */
export function processMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
