import { describe, expect, it } from '@jest/globals';
import type { FlowGraph, StepRecord } from '@hookline/contracts';
import { aRun, FakeClock, fakePorts, MemoryRunJournal } from '@hookline/testing';
import fc from 'fast-check';
import { executeRun } from './execute-run';
import type { ExecuteRunDeps } from './execute-run-deps';
import { blockLists, drawBlocks, type Block } from './forked-graphs.fixture';
import { resumedState } from './resumed-state';
import { runtimeTypeOf } from './runtime-nodes.fixture';

/**
 * Random forked drawings some of whose effects fail until somebody resumes the run: in the end as
 * much has happened as in a run that never failed. RESUME_RUNS sets how many drawings; FORK_SEED
 * repeats a run.
 */
const runs = Number(process.env['RESUME_RUNS'] ?? 40);
const seed = Number(process.env['FORK_SEED'] ?? Date.now() % 1_000_000_000);

const mostLives = 500;

interface Trouble {
  /** Nodes whose effect fails until the next resume. */
  readonly failing: readonly string[];
  /** The worker dies after this commit; null never. */
  readonly killedAt: number | null;
}

const calm: Trouble = { failing: [], killedAt: null };

/** One run, resumed as often as it fails, with everything an outside observer saw. */
class ResumedRun {
  /** Idempotency keys of what was sent and accepted. */
  readonly accepted: string[] = [];
  /** Numbers that were added, one for each node. */
  readonly added: string[] = [];
  readonly journal: MemoryRunJournal;
  readonly #clock = new FakeClock();
  readonly #failing: Set<string>;
  #commits = 0;

  constructor(
    private readonly graph: FlowGraph,
    private readonly trouble: Trouble,
  ) {
    this.#failing = new Set(trouble.failing);
    this.journal = new MemoryRunJournal((effect) => {
      if (effect.kind !== 'list-add') throw new Error(`unexpected ${effect.kind}`);
      if (this.#failing.has(effect.number)) {
        return { kind: 'refused', code: 'list.missing', message: 'No such list.' };
      }
      this.added.push(effect.number);
      return { kind: 'done', changed: 1, output: {} };
    });
  }

  get steps(): readonly StepRecord[] {
    return this.journal.commits.flatMap(({ write }) => write.steps);
  }

  /** Nodes and how often each was completed. */
  get completed(): Record<string, number> {
    return counted(this.steps.flatMap((one) => (one.status === 'completed' ? [one.nodeId] : [])));
  }

  /** Lives until the run is completed. Answers how often it was resumed. */
  async live(): Promise<number> {
    let state = undefined;
    let resumes = 0;
    for (let life = 0; life < mostLives; life += 1) {
      await this.#oneLife(state);
      const { last } = this.journal;
      state = last.state;
      if (last.status === 'completed') return resumes;
      if (last.status !== 'failed') continue;
      const node = last.error?.nodeId ?? '';
      if (!this.#failing.delete(node)) throw new Error(`failed for another reason, at ${node}`);
      const resumed = resumedState(JSON.parse(JSON.stringify(last.state)), last.error, {});
      if (!resumed) throw new Error('the run has nowhere to go on from');
      state = resumed;
      resumes += 1;
    }
    throw new Error('the run does not end');
  }

  async #oneLife(state: MemoryRunJournal['last']['state'] | undefined): Promise<void> {
    const progress = aRun({ graph: this.graph, nodeTypeOf: runtimeTypeOf, state });
    try {
      const claim = { runId: 'r1', domainId: '1', fence: 1 };
      const outcome = await executeRun(claim, progress, null, this.#deps());
      if (outcome.kind !== 'parked') return;
      this.#clock.advance(outcome.dueAt.getTime() - this.#clock.now().getTime());
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'killed') throw error;
    }
  }

  #deps(): ExecuteRunDeps {
    return {
      journal: {
        commit: async (commit) => {
          const outcome = await this.journal.commit(commit);
          this.#commits += 1;
          if (this.trouble.killedAt === this.#commits) throw new Error('killed');
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
            const node = new URL(url).hostname.replace('.example', '');
            for (let turn = 0; turn < url.length % 7; turn += 1) await Promise.resolve();
            const fails = this.#failing.has(node);
            if (!fails) this.accepted.push(headers['idempotency-key'] ?? '');
            const status = fails ? 404 : 200;
            return { status, headers: {}, cookies: [], body: '', durationMs: 1 };
          },
        },
      }),
    };
  }
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Whose outcome does not depend on who is first, and where a failure ends the run. */
function orderless(blocks: readonly Block[], leaveOut: readonly string[]): readonly Block[] {
  return blocks.flatMap((block): Block[] => {
    if ('kind' in block) return leaveOut.includes(block.kind) ? [] : [{ ...block, catches: false }];
    const branches = block.branches.map((branch) => ({
      ...branch,
      blocks: orderless(branch.blocks, leaveOut),
    }));
    return [{ mode: 'all', branches }];
  });
}

const drawings = (leaveOut: readonly string[]) =>
  blockLists.map((blocks) => drawBlocks(orderless(blocks, leaveOut)));

/** Nodes with an effect that a run which never fails comes to; null when there is none. */
async function effectsOf(graph: FlowGraph) {
  const run = new ResumedRun(graph, calm);
  await run.live();
  const nodes = run.steps.flatMap(({ nodeId, nodeType }) =>
    nodeType === 'send' || nodeType === 'add' ? [nodeId] : [],
  );
  return { run, nodes };
}

const nodeOfKey = (key: string): string => key.split(':')[2] ?? '';

describe('a forked run that is resumed after every failure', () => {
  it(`comes to the same end as one that never failed, each effect once (seed ${seed})`, async () => {
    let resumes = 0;
    const choice = fc.array(fc.nat(), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(drawings([]), choice, async (graph, numbers) => {
        const { run, nodes } = await effectsOf(graph);
        fc.pre(nodes.length > 0);
        const failing = numbers.map((number) => nodes[number % nodes.length] ?? '');
        const failed = new ResumedRun(graph, { ...calm, failing });
        const times = await failed.live();
        expect(times).toBeGreaterThan(0);
        resumes += times;
        expect(failed.completed).toEqual(run.completed);
        expect(counted(failed.added)).toEqual(counted(run.added));
        expect(counted(failed.accepted.map(nodeOfKey))).toEqual(
          counted(run.accepted.map(nodeOfKey)),
        );
        expect(failed.journal.last.result).toEqual(run.journal.last.result);
        const numbersOfSteps = failed.steps.map(({ seq }) => seq);
        expect(numbersOfSteps).toEqual(numbersOfSteps.map((_, index) => index + 1));
      }),
      { numRuns: runs, seed },
    );
    expect(resumes).toBeGreaterThan(runs / 2);
  }, 120_000);

  it(`does so whichever commit is the last of its worker (seed ${seed})`, async () => {
    let killings = 0;
    await fc.assert(
      fc.asyncProperty(drawings(['send once']), fc.nat(), async (graph, number) => {
        const { run, nodes } = await effectsOf(graph);
        fc.pre(nodes.length > 0);
        const failing = [nodes[number % nodes.length] ?? ''];
        const whole = new ResumedRun(graph, { failing, killedAt: null });
        await whole.live();
        for (let killedAt = 1; killedAt <= whole.journal.commits.length; killedAt += 1) {
          const killed = new ResumedRun(graph, { failing, killedAt });
          await killed.live();
          killings += 1;
          expect(killed.completed).toEqual(run.completed);
          expect(counted(killed.added)).toEqual(counted(run.added));
          // What a crash left open was asked again, with the same key.
          const keys = [...new Set(killed.accepted)];
          expect(counted(keys.map(nodeOfKey))).toEqual(counted(run.accepted.map(nodeOfKey)));
        }
      }),
      { numRuns: runs / 2, seed },
    );
    expect(killings).toBeGreaterThan(runs / 2);
  }, 120_000);
});
