/** What one evaluation may cost (B-31). Going over is a `BudgetError`, never a partial result. */
export interface Budget {
  /** Steps of the interpreter; work on long texts and lists counts by size. */
  readonly maxSteps: number;
  /** Levels of nesting. The parser refuses more than the default whatever is set here. */
  readonly maxDepth: number;
  /** UTF-8 bytes of any text or JSON that is built. */
  readonly maxOutputBytes: number;
  /** Milliseconds, by the clock and of the processor: waiting for a core does not count where that is known. */
  readonly maxMs: number;
}

export const defaultBudget: Budget = {
  maxSteps: 10_000,
  maxDepth: 64,
  maxOutputBytes: 256 * 1024,
  maxMs: 50,
};
