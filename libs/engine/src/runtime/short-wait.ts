/** Waits up to this stay in memory (decision 26). */
export const shortWaitMs = 5_000;
