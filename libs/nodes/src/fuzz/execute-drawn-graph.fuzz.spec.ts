// Random drawings from the check to the end of their runs, in a world that answers by dice.
import type { StepRecord } from '@hookline/contracts';
import { checkFlowGraph, type CheckContext, type RunBudget } from '@hookline/engine';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkParams } from '../params/check-params';
import { nodeTypeOf, nodeTypes } from '../registry';
import { executeDrawing, type Execution } from './execute-drawing.fixture';
import { hostileData } from './leaf-params.fixture';
import { randomDrawings } from './random-drawings.fixture';
import { ScriptedWorld } from './scripted-world.fixture';

/** GRAPH_RUNS sets how many drawings, and tells how far it is every 1,000; GRAPH_SEED repeats them. */
const runs = Number(process.env.GRAPH_RUNS ?? 400);
const seed = Number(process.env.GRAPH_SEED ?? Date.now() % 1_000_000_000);

/** What nobody foresaw would be `node.error`. */
const named = /^(?!node\.error$)[a-z-]+(?:\.[\w-]+)+$/;

/** A busy machine may stop a while anywhere; a hang is longer. */
const longestMs = 20_000;

/** What is known of where the drawings run, so that names of the event are no news. */
const context: CheckContext = {
  events: [{ type: 'queue.missed' }],
  knownVariables: Object.keys(hostileData),
};

const budgets = fc.record({
  maxSteps: fc.constantFrom(100, 100, 200, 300, 1_000),
  maxEffects: fc.constantFrom(3, 20, 1_000),
  maxVariableBytes: fc.constantFrom(16_384, 65_536, 1_048_576),
  maxBranches: fc.constantFrom(4, 100),
});

function isNamed({ code, message }: { readonly code: string; readonly message: string }): boolean {
  return named.test(code) && message !== '';
}

/** What the run must not have gone over, and what it must have used up to fail by. */
function assertBudget({ write, steps }: Execution, budget: RunBudget): void {
  const { state, error } = write;
  // What other branches had under way when the budget was spent is still recorded.
  expect(state.steps).toBeLessThanOrEqual(budget.maxSteps + budget.maxBranches);
  expect(state.effects).toBeLessThanOrEqual(budget.maxEffects);
  if (error?.code === 'run.steps') expect(state.steps).toBeGreaterThanOrEqual(budget.maxSteps);
  if (error?.code === 'run.effects') expect(state.effects).toBe(budget.maxEffects);
  expect(steps.length).toBeLessThanOrEqual(budget.maxSteps + budget.maxBranches);
}

function assertEnded({ write, steps }: Execution): void {
  const { status, state, error } = write;
  expect(['completed', 'failed']).toContain(status);
  expect(state).toMatchObject({ at: null, intent: false });
  if (status === 'completed') expect(state).not.toHaveProperty('branches');
  expect(error === null).toBe(status === 'completed');
  const isOdd = (step: StepRecord, index: number): boolean =>
    step.seq !== index + 1 || (step.error !== null && !isNamed(step.error));
  expect(steps.find(isOdd)).toBeUndefined();
  expect(error === null || isNamed(error)).toBe(true);
}

/** Told at once, where Jest keeps what is logged to the end: a hang must be seen, and at which drawing. */
function tellProgress(done: number, startedAt: number): void {
  if (!process.env.GRAPH_RUNS || done === 0 || done % 1_000 > 0) return;
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  process.stderr.write(`${done} drawings after ${seconds} s\n`);
}

describe('random drawings', () => {
  it(`are refused by name, or run to a named end (${runs} drawings, seed ${seed})`, async () => {
    const seen = { accepted: 0, refused: 0, steps: 0, parked: 0, putOff: 0, slowestMs: 0 };
    const types = new Set<string>();
    const codes = new Map<string, number>();
    const begunAt = performance.now();
    await fc.assert(
      fc.asyncProperty(randomDrawings, budgets, fc.nat(), async (graph, given, worldSeed) => {
        tellProgress(seen.accepted + seen.refused, begunAt);
        const problems = checkFlowGraph(graph, { nodeTypeOf, checkParams, context });
        const nameless = problems.find(
          ({ code, message, path }) => !named.test(code) || `${path}${message}` === '',
        );
        expect(nameless).toBeUndefined();
        if (problems.some(({ level }) => level === 'error')) {
          seen.refused += 1;
          return;
        }
        seen.accepted += 1;
        const budget: RunBudget = { ...given, maxDepth: 8, maxRunMs: 86_400_000 };
        const startedAt = performance.now();
        const world = new ScriptedWorld(worldSeed);
        const execution = await executeDrawing(graph, world, budget);
        const tookMs = performance.now() - startedAt;
        assertEnded(execution);
        assertBudget(execution, budget);
        // Its call would be held for a wait that the schema asked for.
        if (world.postponed === 0) expect(execution.putOff).toBe(0);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();

        seen.slowestMs = Math.max(seen.slowestMs, Math.round(tookMs));
        seen.steps += execution.steps.length;
        seen.parked += execution.lives - 1;
        seen.putOff += execution.putOff;
        for (const { nodeType } of execution.steps) types.add(nodeType);
        const code = execution.write.error?.code ?? 'completed';
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }),
      { numRuns: runs, seed },
    );
    if (process.env.GRAPH_RUNS) console.log(seen, Object.fromEntries(codes));

    // Not for each drawing: to make one smaller that is slow on a busy machine leads nowhere.
    expect(seen.slowestMs).toBeLessThan(longestMs);
    // A fuzz that is refused everywhere, or never comes to a budget, proves nothing.
    expect(seen.accepted).toBeGreaterThan(runs / 4);
    expect(codes.size).toBeGreaterThan(3);
    if (runs < 5_000) return;
    const due = ['completed', 'run.steps', 'run.effects', 'run.variables', 'run.branches'];
    expect([...codes.keys()]).toEqual(expect.arrayContaining(due));
    expect([...types].sort()).toEqual(nodeTypes.map(({ type }) => type).sort());
    expect(seen.parked).toBeGreaterThan(runs / 50);
    expect(seen.putOff).toBeGreaterThan(runs / 500);
  }, 3_600_000);
});
