/**
 * The process's side of one sandbox thread: starts it, gives it one job at a time, ends it. Rules:
 *
 * 1. The thread gets no environment and no arguments, a heap of its own and no share in ours.
 * 2. A thread that misses its deadline, or dies, is never used again.
 */
import { setTimeout as after } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { readyMessage, type SandboxAnswer, type SandboxJob } from './sandbox-job';

/** How a job ended that the thread did not answer. */
export type JobLoss =
  | { readonly kind: 'late' }
  /** The thread ran out of memory. */
  | { readonly kind: 'memory' }
  | { readonly kind: 'broken'; readonly cause: Error };

/** A thread has to load; on a busy machine that takes a while. */
const startWithinMs = 20_000;

const resourceLimits = {
  maxOldGenerationSizeMb: 128,
  maxYoungGenerationSizeMb: 16,
  stackSizeMb: 4,
} as const;

type Ending = SandboxAnswer | JobLoss | 'ready';

export class SandboxThreadHost {
  readonly #worker: Worker;
  #settle: ((ending: Ending) => void) | null = null;
  #isUsable = true;

  private constructor(threadFile: URL) {
    this.#worker = new Worker(threadFile, {
      name: 'sandbox',
      env: {},
      argv: [],
      execArgv: [],
      resourceLimits,
      stdout: true,
      stderr: true,
    });
    // Work in hand keeps the process alive by its deadline; an idle thread must not.
    this.#worker.unref();
    this.#worker.on('message', (message: SandboxAnswer | typeof readyMessage) =>
      this.#end(message),
    );
    this.#worker.on('error', (cause: Error) => this.#die(lossOf(cause)));
    this.#worker.on('exit', (code) =>
      this.#die({ kind: 'broken', cause: new Error(`the sandbox thread exited with ${code}`) }),
    );
  }

  /** Starts a thread and waits until it may be given work. Throws when it does not start. */
  static async start(threadFile: URL): Promise<SandboxThreadHost> {
    const host = new SandboxThreadHost(threadFile);
    const ending = await host.#await(startWithinMs);
    if (ending === 'ready') return host;
    await host.stop();
    const cause = 'cause' in ending ? ending.cause : undefined;
    throw new Error('the sandbox thread does not start', { cause });
  }

  /** Whether another job may be given; never again once this was false. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  /** Does one job; only when the last one has ended. */
  async ask(job: SandboxJob, withinMs: number): Promise<SandboxAnswer | JobLoss> {
    this.#worker.postMessage(job);
    const ending = await this.#await(withinMs);
    return ending === 'ready'
      ? { kind: 'broken', cause: new Error('the sandbox thread started over') }
      : ending;
  }

  async stop(): Promise<void> {
    this.#isUsable = false;
    await this.#worker.terminate();
  }

  #await(withinMs: number): Promise<Ending> {
    return new Promise((resolve) => {
      const timer = after(() => {
        this.#die({ kind: 'late' });
        void this.#worker.terminate();
      }, withinMs);
      this.#settle = (ending) => {
        clearTimeout(timer);
        this.#settle = null;
        resolve(ending);
      };
    });
  }

  #die(loss: JobLoss): void {
    this.#isUsable = false;
    this.#end(loss);
  }

  #end(ending: Ending): void {
    this.#settle?.(ending);
  }
}

function lossOf(cause: Error): JobLoss {
  const outOfMemory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory ? { kind: 'memory' } : { kind: 'broken', cause };
}
