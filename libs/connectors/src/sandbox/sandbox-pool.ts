/**
 * A few threads for what must not run on the event loop (B-33, B-34). Rules:
 *
 * 1. Nothing starts before the first job; threads idle for `idleMs` are ended.
 * 2. Jobs wait for a thread in the order they came; the deadline counts from when a thread has one.
 * 3. A thread that is late is killed, and the next job starts another.
 */
import { setTimeout as after } from 'node:timers';
import type { SandboxAnswer, SandboxJob } from './sandbox-job';
import { SandboxThreadHost, type JobLoss } from './sandbox-thread-host';

export interface SandboxPoolOptions {
  /** The thread as built: `sandbox-thread.js` beside the application. */
  readonly threadFile: URL;
  /** Default 2. */
  readonly maxThreads?: number;
  /** Default one minute. */
  readonly idleMs?: number;
}

interface Waiting {
  readonly job: SandboxJob;
  readonly withinMs: number;
  readonly resolve: (ending: SandboxAnswer | JobLoss) => void;
}

export class SandboxPool {
  readonly #options: Required<SandboxPoolOptions>;
  readonly #waiting: Waiting[] = [];
  readonly #idle: SandboxThreadHost[] = [];
  readonly #busy = new Set<Promise<void>>();
  #idleTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: SandboxPoolOptions) {
    this.#options = { maxThreads: 2, idleMs: 60_000, ...options };
  }

  /** Threads that are alive or starting; 0 until something is asked. */
  get size(): number {
    return this.#busy.size + this.#idle.length;
  }

  /** Does a job on a thread of its own for that time; how it ended is the answer, never a throw. */
  run(job: SandboxJob, withinMs: number): Promise<SandboxAnswer | JobLoss> {
    if (this.#isClosed) {
      return Promise.resolve({ kind: 'broken', cause: new Error('the sandbox is closed') });
    }
    return new Promise((resolve) => {
      this.#waiting.push({ job, withinMs, resolve });
      this.#employ();
    });
  }

  /** Ends all threads; jobs that still wait are told so. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const cause = new Error('the sandbox is closed');
    for (const { resolve } of this.#waiting.splice(0)) resolve({ kind: 'broken', cause });
    await Promise.all(this.#busy);
    await this.#endIdle();
  }

  /** Puts a thread to work when there is something to do and room for one. */
  #employ(): void {
    if (this.#waiting.length === 0 || this.#busy.size >= this.#options.maxThreads) return;
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    const work = this.#work(this.#idle.pop() ?? null).finally(() => {
      this.#busy.delete(work);
      this.#employ();
      this.#restLater();
    });
    this.#busy.add(work);
  }

  /** One thread, job after job, until none waits or the thread is gone. */
  async #work(idle: SandboxThreadHost | null): Promise<void> {
    let host = idle;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      try {
        if (!host?.isUsable) host = await SandboxThreadHost.start(this.#options.threadFile);
        next.resolve(await host.ask(next.job, next.withinMs));
      } catch (error) {
        const cause = error instanceof Error ? error : new Error(String(error));
        next.resolve({ kind: 'broken', cause });
      }
    }
    if (host?.isUsable) this.#idle.push(host);
  }

  #restLater(): void {
    if (this.#busy.size > 0 || this.#isClosed) return;
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    this.#idleTimer = after(() => void this.#endIdle(), this.#options.idleMs).unref();
  }

  async #endIdle(): Promise<void> {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    await Promise.all(this.#idle.splice(0).map((host) => host.stop()));
  }
}
