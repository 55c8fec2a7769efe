/**
 * Saves the draft as one edits. Rules:
 *
 * 1. One request at a time; what changed meanwhile is saved after it.
 * 2. Every save names the revision it is based on. When another one saved first, the server
 *    refuses; then nothing is saved until the person chose whose draft counts.
 * 3. A save that failed for another reason is tried again, and at once with the next edit.
 */
import type { FlowGraph } from '@hookline/contracts';

export type SaveStatus = 'saved' | 'changed' | 'saving' | 'failed' | 'conflict';

export interface SaveState {
  readonly status: SaveStatus;
  /** ISO instant of the last save. */
  readonly savedAt: string;
  readonly revision: number;
  /** Why the last save failed. */
  readonly error: unknown;
}

export interface SavedDraft {
  readonly revision: number;
  readonly savedAt: string;
}

interface DraftSaverOptions {
  readonly draft: SavedDraft;
  readonly save: (graph: FlowGraph, revision: number) => Promise<SavedDraft>;
  readonly isConflict: (error: unknown) => boolean;
  readonly delayMs?: number;
  readonly retryMs?: number;
}

export class DraftSaver {
  private state: SaveState;
  private readonly listeners = new Set<() => void>();
  private pending: FlowGraph | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly delayMs: number;
  private readonly retryMs: number;

  constructor(private readonly options: DraftSaverOptions) {
    this.delayMs = options.delayMs ?? 800;
    this.retryMs = options.retryMs ?? 5_000;
    this.state = { status: 'saved', error: null, ...options.draft };
  }

  readonly current = (): SaveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The document changed; it will be saved in a moment. */
  noteChange(graph: FlowGraph): void {
    this.pending = graph;
    if (this.state.status === 'conflict') return;
    if (this.running === null) this.set({ status: 'changed' });
    this.schedule(this.delayMs);
  }

  /** Saves what is not saved yet. Answers whether everything is saved now. */
  async flush(): Promise<boolean> {
    this.cancelTimer();
    while (this.running !== null) await this.running;
    if (this.pending !== null && this.state.status !== 'conflict') await this.start();
    return this.pending === null;
  }

  /** After a conflict: ours counts, based on the revision the server has now. */
  async overwrite(revision: number, graph: FlowGraph): Promise<boolean> {
    this.pending = graph;
    this.set({ status: 'changed', revision, error: null });
    return this.flush();
  }

  /** The document was read anew: nothing of ours is left to save. */
  accept(draft: SavedDraft): void {
    this.cancelTimer();
    this.pending = null;
    this.set({ status: 'saved', error: null, ...draft });
  }

  /** Saves no more on its own; a running save comes to its end. */
  stop(): void {
    this.cancelTimer();
    this.listeners.clear();
  }

  private schedule(delayMs: number): void {
    this.cancelTimer();
    this.timer = setTimeout(() => void this.flush(), delayMs);
  }

  private cancelTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async start(): Promise<void> {
    this.running = this.saveOnce();
    try {
      await this.running;
    } finally {
      this.running = null;
    }
    if (this.pending !== null && this.state.status === 'changed') this.schedule(this.delayMs);
  }

  private async saveOnce(): Promise<void> {
    const graph = this.pending;
    if (graph === null) return;
    this.pending = null;
    this.set({ status: 'saving' });
    try {
      const saved = await this.options.save(graph, this.state.revision);
      this.set({ status: this.pending === null ? 'saved' : 'changed', error: null, ...saved });
    } catch (error) {
      this.pending ??= graph;
      if (this.options.isConflict(error)) {
        this.set({ status: 'conflict', error });
        return;
      }
      this.set({ status: 'failed', error });
      this.schedule(this.retryMs);
    }
  }

  private set(part: Partial<SaveState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of [...this.listeners]) listener();
  }
}
