import { describe, expect, it } from '@jest/globals';
import type { FlowGraph, StepRecord } from '@hookline/contracts';
import { aRun, FakeClock, fakePorts, MemoryRunJournal } from '@hookline/testing';
import fc from 'fast-check';
import { executeRun } from './execute-run';
import type { ExecuteRunDeps } from './execute-run-deps';
import { blockLists, drawBlocks } from './forked-graphs.fixture';
import { runtimeTypeOf } from './runtime-nodes.fixture';

/**
 * Random forked drawings, killed at every commit: before it counts, and after it counted while the
 * answer got lost. FORK_RUNS sets how many drawings; FORK_SEED repeats a run.
 */
const runs = Number(process.env.FORK_RUNS ?? 60);
const seed = Number(process.env.FORK_SEED ?? Date.now() % 1_000_000_000);

const mostLives = 500;

interface Killing {
  readonly commit: number;
  readonly when: 'before' | 'after';
}

interface Sent {
  readonly key: string;
  /** Steps that were in the journal when it was sent. */
  readonly known: readonly StepRecord[];
}

/** One run through all its lives, with everything an outside observer saw. */
class Observed {
  readonly journal = new MemoryRunJournal();
  readonly sent: Sent[] = [];
  readonly #clock = new FakeClock();
  #commits = 0;

  constructor(
    private readonly graph: FlowGraph,
    private readonly killing: Killing | null,
  ) {}

  get steps(): readonly StepRecord[] {
    return this.journal.commits.flatMap(({ write }) => write.steps);
  }

  /** Lives until the run ends. */
  async live(): Promise<void> {
    for (let life = 0; life < mostLives; life += 1) {
      const outcome = await this.#oneLife();
      if (outcome === 'ended') return;
    }
    throw new Error('the run does not end');
  }

  async #oneLife(): Promise<'ended' | 'goes on'> {
    const state = this.journal.commits.at(-1)?.write.state;
    const progress = aRun({ graph: this.graph, nodeTypeOf: runtimeTypeOf, state });
    try {
      const claim = { runId: 'r1', domainId: '1', fence: 1 };
      const outcome = await executeRun(claim, progress, null, this.#deps());
      if (outcome.kind !== 'parked') return outcome.kind === 'ended' ? 'ended' : 'goes on';
      this.#clock.advance(outcome.dueAt.getTime() - this.#clock.now().getTime());
      return 'goes on';
    } catch (error) {
      if (error instanceof Error && error.message === 'killed') {
        return this.#hasEnded ? 'ended' : 'goes on';
      }
      throw error;
    }
  }

  /** Nobody claims a run that ended, even if its worker never heard so. */
  get #hasEnded(): boolean {
    const status = this.journal.commits.at(-1)?.write.status;
    return status === 'completed' || status === 'failed';
  }

  #deps(): ExecuteRunDeps {
    return {
      journal: {
        commit: async (commit) => {
          this.#commits += 1;
          const isLast = this.killing?.commit === this.#commits;
          if (isLast && this.killing?.when === 'before') throw new Error('killed');
          const outcome = await this.journal.commit(commit);
          if (isLast) throw new Error('killed');
          return outcome;
        },
      },
      clock: this.#clock,
      random: () => 0.5,
      stopping: new AbortController().signal,
      ports: fakePorts({
        lists: { contains: async (_domain, _list, number) => number.length % 2 === 0 },
        http: {
          send: async ({ headers, url }) => {
            this.sent.push({ key: headers['idempotency-key'] ?? '', known: this.steps });
            const turns = url.length % 7;
            for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
            const status = [200, 200, 500, 404, 200][this.sent.length % 5] ?? 200;
            return { status, headers: {}, cookies: [], body: '', durationMs: 1 };
          },
        },
      }),
    };
  }
}

function keyOf({ nodeId, visit }: StepRecord): string {
  return `hl:r1:${nodeId}:${visit}`;
}

/** A step after which nothing of its visit may happen again: no try of several. */
function isFinal({ status, outlet, error }: StepRecord): boolean {
  return status !== 'failed' || outlet !== null || error === null;
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function assertPromises({ journal, steps, sent }: Observed): void {
  const { status, state } = journal.last;
  expect(['completed', 'failed']).toContain(status);
  expect(state).toMatchObject({ at: null, intent: false });
  if (status === 'completed') expect(state).not.toHaveProperty('branches');
  // A run that failed keeps its branches for a resume, but none that nothing waits for.
  expect(state.branches?.others.filter(({ cancelled }) => cancelled) ?? []).toEqual([]);
  expect(state.branches?.ending).toBeUndefined();
  expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index + 1));

  // Local effects: performed once for each step that says so, and no step without one.
  const performed = journal.commits.flatMap(({ effect }) =>
    effect?.kind === 'list-add' ? [effect.number] : [],
  );
  const added = steps.filter(
    ({ nodeType, status: is }) => nodeType === 'add' && is === 'completed',
  );
  expect(performed.sort()).toEqual(added.map(({ nodeId }) => nodeId).sort());
  expect(Math.max(0, ...Object.values(counted(performed)))).toBeLessThanOrEqual(1);

  for (const { key, known } of sent) {
    // Nothing is sent whose result was in the journal.
    expect(known.filter((step) => keyOf(step) === key && isFinal(step))).toEqual([]);
  }
  const once = sent.map(({ key }) => key).filter((key) => key.includes(':send-once-'));
  expect(Math.max(0, ...Object.values(counted(once)))).toBeLessThanOrEqual(1);

  const joins = steps.filter(({ nodeType }) => nodeType === 'meet').map(({ nodeId }) => nodeId);
  expect(Math.max(0, ...Object.values(counted(joins)))).toBeLessThanOrEqual(1);
}

describe('executeRun of random forked drawings', () => {
  it(`keeps its promises, whichever commit is the last of a worker (seed ${seed})`, async () => {
    let killings = 0;
    await fc.assert(
      fc.asyncProperty(blockLists, async (blocks) => {
        const graph = drawBlocks(blocks);
        const calm = new Observed(graph, null);
        await calm.live();
        assertPromises(calm);
        for (let commit = 1; commit <= calm.journal.commits.length; commit += 1) {
          for (const when of ['before', 'after'] as const) {
            const killed = new Observed(graph, { commit, when });
            await killed.live();
            assertPromises(killed);
            killings += 1;
          }
        }
      }),
      { numRuns: runs, seed },
    );
    expect(killings).toBeGreaterThan(runs);
  }, 120_000);
});
