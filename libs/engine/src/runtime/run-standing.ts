import type { JsonValue, RunStatus } from '@hookline/contracts';
import type { RunBranches } from './run-branches';
import type { RunError, RunWrite } from './run-journal';

/** How a run stands as a whole: under way, waiting until a moment, or ended, and with what. */
export class RunStanding {
  #status: RunStatus = 'running';
  #dueAt: Date | null = null;
  #result: JsonValue = null;
  #error: RunError | null = null;

  /** @param ending how the run ended already, while effects are still under way */
  constructor(ending?: RunBranches['ending']) {
    if (!ending) return;
    this.#status = ending.status;
    this.#result = ending.result;
    this.#error = ending.error;
  }

  clone(): RunStanding {
    const copy = new RunStanding();
    copy.#status = this.#status;
    copy.#dueAt = this.#dueAt;
    copy.#result = this.#result;
    copy.#error = this.#error;
    return copy;
  }

  get status(): RunStatus {
    return this.#status;
  }

  /** When it wakes; null unless it waits. */
  get dueAt(): Date | null {
    return this.#dueAt;
  }

  get hasEnded(): boolean {
    return this.#status === 'completed' || this.#status === 'failed';
  }

  /** Why it fails; null as long as it does not. */
  get error(): RunError | null {
    return this.#error;
  }

  /** Said before `end('failed', …)`. */
  failFor(error: RunError): void {
    this.#error = error;
  }

  waitUntil(dueAt: Date): Date {
    this.#status = 'waiting';
    this.#dueAt = dueAt;
    return dueAt;
  }

  wake(): void {
    this.#status = 'running';
    this.#dueAt = null;
  }

  end(status: 'completed' | 'failed', result: JsonValue): void {
    this.#status = status;
    this.#result = result;
    this.#dueAt = null;
  }

  /** What the journal is told. A run that is still ending looks as if it were under way. */
  toWrite(isEnding: boolean): Pick<RunWrite, 'status' | 'dueAt' | 'result' | 'error'> {
    return {
      status: isEnding ? 'running' : this.#status,
      dueAt: this.#dueAt,
      result: isEnding ? null : this.#result,
      error: isEnding ? null : this.#error,
    };
  }
}
