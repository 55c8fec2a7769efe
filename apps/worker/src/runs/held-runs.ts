/** Parked runs whose call is still held, each until it is told that it is due. */
export class HeldRuns {
  readonly #tell = new Map<string, () => void>();

  /** Resolves when the run is told; `release` it in any case. */
  hold(runId: string): Promise<void> {
    return new Promise((resolve) => this.#tell.set(runId, resolve));
  }

  /** False when nobody holds it. */
  tell(runId: string): boolean {
    const tell = this.#tell.get(runId);
    tell?.();
    return tell !== undefined;
  }

  release(runId: string): void {
    this.#tell.delete(runId);
  }
}
