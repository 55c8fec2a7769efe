/**
 * A storm of deaths in short: workers that are killed, or kill themselves by a run, and runs that are taken
 * over with the real `Suspects`. Times are those of fake timers.
 */
import { jest } from '@jest/globals';
import { Suspects, suspectFrom } from './suspects';

export interface StormPlan {
  readonly seed: number;
  readonly seconds: number;
  /** Between two kills from outside; 0: none. */
  readonly killEveryMs: number;
  readonly workers: number;
  readonly runsPerSecond: number;
  /** Mean time from the begin of a run, or its last commit, to the next. */
  readonly commitMs: number;
  /** So many among the runs kill whoever begins them. */
  readonly poison: number;
  /** Tries that set a run aside after so many deaths. */
  readonly triesThatCount: (deaths: number) => number;
}

interface Run {
  readonly isPoison: boolean;
  fate: 'open' | 'ended' | 'set aside';
  commitsLeft: number;
  tries: number;
  isBegun: boolean;
  deaths: number;
}

interface Worker {
  isAlive: boolean;
  readonly suspects: Suspects;
  readonly runs: Set<Run>;
}

export interface StormOutcome {
  readonly deaths: number;
  readonly innocents: {
    readonly setAside: number;
    readonly open: number;
    readonly mostTries: number;
  };
  /** Workers each of them killed, in falling order. */
  readonly poison: readonly { readonly fate: Run['fate']; readonly deaths: number }[];
}

const leaseMs = 15_000;
const restartMs = 1_000;
const windowMs = 15 * 60_000;
/** A run that kills does so in its first node. */
const poisonMs = 200;

/** Call it with fake timers. */
export async function weather(plan: StormPlan): Promise<StormOutcome> {
  const storm = new Storm(plan);
  return storm.pass();
}

class Storm {
  readonly #next: () => number;
  readonly #runs: Run[] = [];
  readonly #deathsAtMs: number[] = [];
  #workers: Worker[];
  #mostTries = 0;

  constructor(private readonly plan: StormPlan) {
    this.#next = chanceOf(plan.seed);
    this.#workers = Array.from({ length: plan.workers }, aWorker);
  }

  async pass(): Promise<StormOutcome> {
    const { seconds, runsPerSecond, killEveryMs, poison } = this.plan;
    for (let nowMs = 0; nowMs < seconds * 1_000; nowMs += 100) {
      if (this.#next() < runsPerSecond / 10) this.#arrive(false);
      if (nowMs >= 5_000 && this.#runs.filter(({ isPoison }) => isPoison).length < poison) {
        this.#arrive(true);
      }
      if (killEveryMs > 0 && nowMs % killEveryMs === 0) this.#strike();
      await jest.advanceTimersByTimeAsync(100);
    }
    // The last of the dead are taken over, and what is taken over ends.
    await jest.advanceTimersByTimeAsync(300_000);
    const of = (isPoison: boolean): readonly Run[] =>
      this.#runs.filter((run) => run.isPoison === isPoison);
    const among = (fate: Run['fate']): number =>
      of(false).filter((run) => run.fate === fate).length;
    return {
      deaths: this.#deathsAtMs.length,
      innocents: {
        setAside: among('set aside'),
        open: among('open'),
        mostTries: this.#mostTries,
      },
      poison: of(true)
        .map(({ fate, deaths }) => ({ fate, deaths }))
        .sort((one, other) => other.deaths - one.deaths),
    };
  }

  #arrive(isPoison: boolean): void {
    const worker = this.#pick(this.#living());
    // The event waits in its stream.
    if (!worker) return;
    const run: Run = {
      ...{ isPoison, fate: 'open', commitsLeft: 3, tries: 0, isBegun: false, deaths: 0 },
    };
    this.#runs.push(run);
    void this.#carryOn(run, worker);
  }

  /** As the kills of the faults do: one of those with something under way. */
  #strike(): void {
    const busy = this.#workers.filter(
      ({ isAlive, runs }) => isAlive && [...runs].some(({ isBegun }) => isBegun),
    );
    const worker = this.#pick(busy);
    if (worker) this.#kill(worker);
  }

  #kill(worker: Worker): void {
    worker.isAlive = false;
    this.#deathsAtMs.push(Date.now());
    for (const run of worker.runs) {
      if (run.isBegun) run.deaths += 1;
      run.isBegun = false;
    }
    setTimeout(() => {
      this.#workers = [...this.#workers.filter((one) => one !== worker), aWorker()];
    }, restartMs);
    setTimeout(() => this.#takeOver(worker), leaseMs);
  }

  #takeOver(dead: Worker): void {
    const living = this.#living();
    if (living.length === 0) {
      setTimeout(() => this.#takeOver(dead), restartMs);
      return;
    }
    const since = Date.now() - windowMs;
    const deaths = this.#deathsAtMs.filter((at) => at > since).length;
    for (const run of dead.runs) {
      const worker = this.#pick(living);
      if (run.tries >= this.plan.triesThatCount(deaths)) run.fate = 'set aside';
      else if (worker) void this.#takeOn(run, worker);
    }
  }

  async #takeOn(run: Run, worker: Worker): Promise<void> {
    worker.runs.add(run);
    const isSuspect = run.tries >= suspectFrom;
    const endTurn = isSuspect ? await worker.suspects.turn(run.tries) : () => undefined;
    if (!worker.isAlive) return;
    run.tries += 1;
    if (!run.isPoison) this.#mostTries = Math.max(this.#mostTries, run.tries);
    await this.#carryOn(run, worker, endTurn);
  }

  async #carryOn(run: Run, worker: Worker, endTurn = (): void => undefined): Promise<void> {
    worker.runs.add(run);
    run.isBegun = true;
    while (run.commitsLeft > 0) {
      await sleep(run.isPoison ? poisonMs : -Math.log(1 - this.#next()) * this.plan.commitMs);
      if (!worker.isAlive) return;
      if (run.isPoison) return this.#kill(worker);
      run.tries = 0;
      run.commitsLeft -= 1;
      endTurn();
    }
    run.fate = 'ended';
    run.isBegun = false;
    worker.runs.delete(run);
  }

  #living(): readonly Worker[] {
    return this.#workers.filter(({ isAlive }) => isAlive);
  }

  #pick<T>(choices: readonly T[]): T | undefined {
    return choices[Math.floor(this.#next() * choices.length)];
  }
}

const aWorker = (): Worker => ({ isAlive: true, suspects: new Suspects(), runs: new Set() });

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** mulberry32: the same seed, the same storm. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
