/**
 * Milliseconds until somebody who found no room asks again: from one to three seconds, so that
 * those who were turned away together do not come back together.
 * @param random in [0, 1)
 */
export function comeBackMs(random: number): number {
  return 1_000 + Math.round(2_000 * random);
}
