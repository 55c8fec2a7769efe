import type { Clock } from '@hookline/engine';

/** A clock that stands still unless told; sleeping moves it on at once. */
export class FakeClock implements Clock {
  #nowMs: number;
  readonly slept: number[] = [];

  constructor(start = '2026-03-01T10:00:00.000Z') {
    this.#nowMs = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#nowMs);

  readonly sleep = async (ms: number): Promise<void> => {
    this.slept.push(ms);
    this.advance(ms);
  };

  advance(ms: number): void {
    this.#nowMs += ms;
  }
}
