import type { Budget } from './budget';
import { budgetFault } from './expression-faults';
import { processorMicros } from './processor-time';
import type { Scope } from './scope';
import { textBytes } from './text-bytes';

/** The clock is read once per this many steps: reading it costs more than a step. */
const stepsPerClockReading = 64;

/** One evaluation: the names it sees and what it has spent of its budget. */
export class Evaluation {
  private steps = 0;
  private checkAt: number;
  private deadline = 0;
  /** What the processor had done for this process when the deadline was set, microseconds. */
  private cpuAtStart: number | null = null;

  constructor(
    readonly scope: Scope,
    private readonly budget: Budget,
  ) {
    this.checkAt = Math.min(stepsPerClockReading, budget.maxSteps);
  }

  /** One step of the interpreter. Throws `BudgetError` when there is nothing left. */
  step(): void {
    if (++this.steps > this.checkAt) this.settle();
  }

  /** Work on `size` characters or elements, charged before it is done. */
  work(size: number): void {
    this.steps += Math.ceil(size / stepsPerClockReading);
    if (this.steps > this.checkAt) this.settle();
  }

  /** Throws unless a text of these pieces may be built. Call it before building. */
  allowText(first: string, second = ''): void {
    const { maxOutputBytes } = this.budget;
    if ((first.length + second.length) * 3 <= maxOutputBytes) return;
    const bytes = textBytes(first, maxOutputBytes);
    if (bytes + textBytes(second, maxOutputBytes) <= maxOutputBytes) return;
    // textBytes rounds short texts up, so count again before refusing.
    if (textBytes(first) + textBytes(second) > maxOutputBytes) this.refuseOutput();
  }

  /** Throws when an output of at least this many bytes is more than allowed. */
  allowBytes(bytes: number): void {
    if (bytes > this.budget.maxOutputBytes) this.refuseOutput();
  }

  /** Bytes of output allowed, for those who count while they build. */
  get maxOutputBytes(): number {
    return this.budget.maxOutputBytes;
  }

  /** Throws when nesting this deep is not allowed. */
  allowDepth(depth: number): void {
    if (depth > this.budget.maxDepth) {
      throw budgetFault(`nested deeper than ${this.budget.maxDepth} levels`);
    }
  }

  /**
   * Reads the clock now: for a call that may have taken long by itself.
   *
   * Only an evaluation that also had the processor for that long is stopped. The clock runs on
   * while a busy machine, or the quota of a container, keeps the whole process waiting; the
   * expression has done nothing wrong then.
   */
  checkTime(): void {
    const { maxMs } = this.budget;
    if (this.deadline === 0) {
      this.deadline = performance.now() + maxMs;
      this.cpuAtStart = processorMicros();
    } else if (performance.now() > this.deadline && this.hadProcessorFor(maxMs)) {
      throw budgetFault(`took longer than ${maxMs} ms`);
    }
  }

  /** True where nobody knows. */
  private hadProcessorFor(ms: number): boolean {
    const micros = processorMicros();
    return micros === null || this.cpuAtStart === null || micros - this.cpuAtStart > ms * 1_000;
  }

  private settle(): void {
    if (this.steps > this.budget.maxSteps) {
      throw budgetFault(`took more than ${this.budget.maxSteps} steps`);
    }
    this.checkTime();
    this.checkAt = Math.min(this.steps + stepsPerClockReading, this.budget.maxSteps);
  }

  private refuseOutput(): never {
    throw budgetFault(`builds more than ${this.budget.maxOutputBytes} bytes`);
  }
}
