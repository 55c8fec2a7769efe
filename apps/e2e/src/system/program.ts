import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const readyWithinMs = 60_000;
/** The worker hands back its leases and finishes its steps. */
const stopWithinMs = 20_000;
const keptLines = 400;

interface ProgramPlan {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** One built program as a process of its own; what it says is kept. */
export class Program {
  readonly lines: string[] = [];
  private readonly watchers = new Set<() => void>();

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        this.keep(lines);
      });
    }
    child.once('exit', () => this.watchers.forEach((watcher) => watcher()));
  }

  static start({ name, script, args = [], env }: ProgramPlan): Program {
    const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Program(name, child);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /**
   * The first line of the log with this message.
   * @throws Error with the last lines when the program ends or stays silent
   */
  async untilLogged(message: string): Promise<Record<string, unknown>> {
    const until = Date.now() + readyWithinMs;
    for (;;) {
      const entry = this.lines.map(parseEntry).find((one) => one?.['msg'] === message);
      if (entry) return entry;
      if (this.hasEnded || Date.now() > until) throw this.failure('did not start');
      await this.untilNews(until);
    }
  }

  /** Waits for the end of a program that ends by itself. @throws Error when it fails */
  async untilDone(): Promise<void> {
    if (!this.hasEnded) await once(this.child, 'exit');
    if (this.child.exitCode !== 0) throw this.failure(`ended with ${this.child.exitCode}`);
  }

  /** Asks it to end, then makes it. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const patience = new AbortController();
    const late = sleep(stopWithinMs, 'late', { signal: patience.signal }).catch(() => 'in time');
    if ((await Promise.race([ended, late])) === 'late') this.child.kill('SIGKILL');
    patience.abort();
    await ended;
  }

  private keep(lines: readonly string[]): void {
    this.lines.push(...lines);
    this.lines.splice(0, this.lines.length - keptLines);
    this.watchers.forEach((watcher) => watcher());
  }

  private async untilNews(until: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => done(), Math.max(0, until - Date.now()));
      const done = () => {
        clearTimeout(timer);
        this.watchers.delete(done);
        resolve();
      };
      this.watchers.add(done);
    });
  }

  private failure(what: string): Error {
    return new Error(`${this.name} ${what}:\n${this.lines.slice(-20).join('\n')}`);
  }
}

function parseEntry(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}
