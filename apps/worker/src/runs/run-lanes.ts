/**
 * Order per call: tasks of one key run one after another, different keys side by side. An idle key
 * costs nothing, it has no lane.
 */
export class RunLanes {
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #perPartition = new Map<number, number>();
  #running = 0;

  /** Nothing of this key runs or waits. */
  isIdle(key: string): boolean {
    return !this.#lanes.has(key);
  }

  /** Tasks running or waiting, all keys together. */
  get load(): number {
    return this.#running;
  }

  /** Tasks of one partition running or waiting. */
  loadOf(partition: number): number {
    return this.#perPartition.get(partition) ?? 0;
  }

  /** Runs the task after all earlier ones of the key. The task must not reject. */
  enqueue(lane: { key: string; partition: number }, task: () => Promise<void>): Promise<void> {
    const before = this.#lanes.get(lane.key);
    const done = this.#count(lane.partition, before ? before.then(task) : task());
    const tail = done.finally(() => {
      if (this.#lanes.get(lane.key) === tail) this.#lanes.delete(lane.key);
    });
    this.#lanes.set(lane.key, tail);
    return tail;
  }

  /** Runs the task now, beside everything else. */
  beside(partition: number, task: () => Promise<void>): Promise<void> {
    return this.#count(partition, task());
  }

  async #count(partition: number, work: Promise<void>): Promise<void> {
    this.#running += 1;
    this.#perPartition.set(partition, this.loadOf(partition) + 1);
    try {
      await work;
    } finally {
      this.#running -= 1;
      const left = this.loadOf(partition) - 1;
      if (left > 0) this.#perPartition.set(partition, left);
      else this.#perPartition.delete(partition);
    }
  }
}
