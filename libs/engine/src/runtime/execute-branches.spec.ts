import { afterEach, describe, expect, it } from '@jest/globals';
import { aGraph } from '../graph/node-types.fixture';
import {
  aWorld,
  crossing,
  finishLives,
  fork,
  join,
  pause,
  run,
  send,
  set,
  start,
  stop,
  story,
} from './branches-world.fixture';

const joinAny = { ...join, params: { mode: 'any' } };

afterEach(finishLives);

describe('executeRun of a forked run', () => {
  it('joins when all branches arrived, and tells what each brought', async () => {
    const world = aWorld();
    const outcome = await run(crossing(set('x'), set('y')), world);
    expect(outcome.kind).toBe('ended');
    expect(world.journal.last).toMatchObject({
      status: 'completed',
      result: { arrived: ['A', 'B'], branches: { A: null, B: null } },
    });
    expect(world.journal.last.state.variables).toEqual({ x: 1, y: 1 });
    expect(story(world.journal).filter((step) => step.startsWith('join'))).toEqual([
      'join completed',
    ]);
  });

  it('really performs effects of the outside side by side, after one commit of all intents', async () => {
    const world = aWorld();
    const done = run(crossing(send('x'), send('y')), world);
    await world.settle();
    expect([...world.open.keys()]).toEqual(['x', 'y']);
    expect(world.journal.commits).toHaveLength(1);
    await world.answer('y');
    await world.answer('x');
    await done;
    expect(world.journal.last).toMatchObject({
      status: 'completed',
      result: { arrived: ['B', 'A'], branches: { A: { status: 200 }, B: { status: 200 } } },
    });
  });

  it('commits a result although nothing follows it, while another effect is under way', async () => {
    const world = aWorld();
    const done = run(crossing(send('x'), send('y')), world);
    await world.answer('y');
    expect(story(world.journal)).toEqual(['start completed', 'fork completed', 'y completed']);
    await world.answer('x');
    await done;
  });

  it('goes on with the first that arrives (any) and cancels the others', async () => {
    const world = aWorld();
    const graph = crossing(pause('x', 60_000), send('y'), joinAny);
    const done = run(graph, world);
    await world.answer('y');
    await done;
    expect(world.journal.last).toMatchObject({ status: 'completed', result: { arrived: ['B'] } });
    expect(story(world.journal)).toContain('x cancelled');
    expect(world.journal.last.state).not.toHaveProperty('branches');
  });

  it('lets an effect of a cancelled branch finish and records it, without moving anything', async () => {
    const world = aWorld();
    const done = run(crossing(send('x'), send('y'), joinAny), world);
    await world.answer('y');
    expect(world.journal.last.status).toBe('running');
    await world.answer('x');
    await done;
    expect(world.journal.last).toMatchObject({ status: 'completed', result: { arrived: ['B'] } });
    const late = world.journal.last.steps.at(-1);
    expect(late).toMatchObject({ nodeId: 'x', status: 'completed', outlet: null });
    expect(late?.notes).toEqual([expect.stringContaining('cancelled meanwhile')]);
    expect(world.journal.last.state.outputs).not.toHaveProperty('x');
  });

  it('records such an effect as unknown after a crash, and does not repeat it', async () => {
    const first = aWorld();
    void run(crossing(send('x'), send('y'), joinAny), first);
    await first.answer('y');
    const second = aWorld();
    const outcome = await run(crossing(send('x'), send('y'), joinAny), second, {
      state: first.journal.last.state,
    });
    expect(outcome.kind).toBe('ended');
    expect(second.keys).toEqual([]);
    expect(story(second.journal)).toEqual(['x unknown']);
    expect(second.journal.last).toMatchObject({ status: 'completed', result: { arrived: ['B'] } });
  });

  it('ends when the last branch ends, if none reached a join', async () => {
    const world = aWorld();
    const graph = aGraph(
      [start, fork, set('x'), set('y')],
      ['start next fork', 'fork a x', 'fork b y'],
    );
    await run(graph, world);
    expect(world.journal.last).toMatchObject({ status: 'completed', result: null });
    expect(world.journal.last.state.variables).toEqual({ x: 1, y: 1 });
  });

  it('fires a join once the others ended without reaching it', async () => {
    const world = aWorld();
    const graph = aGraph(
      [start, fork, set('x'), pause('y', 1_000), join, stop],
      ['start next fork', 'fork a x', 'fork b y', 'x next join', 'join next stop'],
    );
    await run(graph, world);
    expect(world.journal.last).toMatchObject({ status: 'completed', result: { arrived: ['A'] } });
  });

  it('passes through a join that no fork leads to', async () => {
    const world = aWorld();
    await run(aGraph([start, join, stop], ['start next join', 'join next stop']), world);
    expect(world.journal.last).toMatchObject({ result: { arrived: [], branches: {} } });
  });

  it('waits for inner forks before it closes the outer one', async () => {
    // start → fork ⇉ (inner ⇉ x, y → meet → join), z → join → stop
    const graph = aGraph(
      [
        start,
        fork,
        { id: 'inner', type: 'both' },
        set('x'),
        pause('y', 2_000),
        { ...join, id: 'meet' },
        set('z'),
        join,
        stop,
      ],
      [
        'start next fork',
        'fork a inner',
        'fork b z',
        'inner a x',
        'inner c y',
        'x next meet',
        'y next meet',
        'meet next join',
        'z next join',
        'join next stop',
      ],
    );
    const world = aWorld();
    await run(graph, world);
    expect(world.journal.last.result).toEqual({
      arrived: ['B', 'A'],
      branches: {
        A: { arrived: ['A', 'C'], branches: { A: null, C: { waitedMs: 2_000 } } },
        B: null,
      },
    });
  });

  it('is not written as ended by a stop before effects under way came back', async () => {
    const graph = aGraph(
      [
        start,
        fork,
        send('x'),
        send('y'),
        { ...stop, params: { status: 'completed', output: 'x' } },
      ],
      ['start next fork', 'fork a x', 'fork b y', 'x success stop'],
    );
    const world = aWorld();
    const done = run(graph, world);
    await world.answer('x');
    expect(world.journal.last).toMatchObject({ status: 'running', result: null });
    const crashed = world.journal.last.state;
    await world.answer('y', 500);
    await done;
    expect(world.journal.last).toMatchObject({ status: 'completed', result: 'x' });
    expect(world.journal.last.steps).toMatchObject([{ nodeId: 'y', status: 'failed' }]);

    const second = aWorld();
    await run(graph, second, { state: crashed });
    expect(second.journal.last).toMatchObject({ status: 'completed', result: 'x' });
    expect(story(second.journal)).toEqual(['y unknown']);
  });

  it('does not let a wait of one branch hold another, and parks at the earliest due', async () => {
    const graph = crossing(pause('x', 60_000), pause('y', 30_000));
    const world = aWorld();
    const parked = await run(graph, world);
    expect(parked).toEqual({
      kind: 'parked',
      dueAt: new Date('2026-03-01T10:00:30.000Z'),
      nodeId: 'y',
      awaits: [],
      isPutOff: false,
    });
    world.clock.advance(30_000);
    const again = await run(graph, world, { state: world.journal.last.state });
    expect(again).toMatchObject({ kind: 'parked', nodeId: 'x' });
    expect(story(world.journal)).toContain('y completed');
    expect(story(world.journal)).not.toContain('x completed');
    world.clock.advance(30_000);
    const ended = await run(graph, world, { state: world.journal.last.state });
    expect(ended.kind).toBe('ended');
  });

  it('keeps a short wait in memory beside an effect under way', async () => {
    const world = aWorld();
    const done = run(crossing(pause('x', 3_000), send('y')), world);
    await world.settle();
    expect(world.clock.slept).toEqual([3_000]);
    expect(world.journal.last.state.branches?.arrivals).toEqual([]);
    await world.answer('y');
    await done;
    expect(world.journal.last.result).toMatchObject({ arrived: ['A', 'B'] });
  });

  it('tries a branch again without holding the other', async () => {
    const retrying = { ...send('x'), settings: { retry: { tries: 2, firstDelayMs: 1_000 } } };
    const world = aWorld();
    const first = run(crossing(retrying, send('y')), world);
    await world.answer('x', 500);
    await world.answer('y');
    expect(world.keys).toEqual(['hl:r1:x:1', 'hl:r1:y:1', 'hl:r1:x:1']);
    await world.answer('x');
    await first;
    expect(world.journal.last).toMatchObject({ status: 'completed' });
  });

  it('performs local effects once, each in a commit of its own', async () => {
    const add = (id: string) => ({ id, type: 'add', params: { number: id } });
    const world = aWorld();
    await run(crossing(add('x'), add('y')), world);
    expect(world.journal.commits.flatMap(({ effect }) => effect ?? [])).toMatchObject([
      { number: 'x' },
      { number: 'y' },
    ]);
    expect(world.journal.last).toMatchObject({ status: 'completed' });
  });

  it('gives two branches at one node two visits and so two keys', async () => {
    // start → fork ⇉ send → join
    const graph = aGraph(
      [start, fork, send('x'), join, stop],
      ['start next fork', 'fork a x', 'fork b x', 'x success join', 'join next stop'],
    );
    const world = aWorld();
    void run(graph, world);
    await world.settle();
    expect(world.keys).toEqual(['hl:r1:x:1', 'hl:r1:x:2']);
    const second = aWorld();
    void run(graph, second, { state: world.journal.last.state });
    await second.settle();
    expect(second.keys).toEqual(world.keys);
  });

  it('takes two visits of one fork for different forks', async () => {
    // start → again(2) –body→ fork ⇉ x, y → join → again; done → stop
    const graph = aGraph(
      [
        start,
        { id: 'again', type: 'again', params: { passes: 2 } },
        fork,
        set('x'),
        set('y'),
        join,
        stop,
      ],
      [
        'start next again',
        'again body fork',
        'fork a x',
        'fork b y',
        'x next join',
        'y next join',
        'join next again',
        'again done stop',
      ],
    );
    const world = aWorld();
    await run(graph, world);
    expect(story(world.journal).filter((step) => step === 'join completed')).toHaveLength(2);
    expect(world.journal.last).toMatchObject({ status: 'completed' });
  });

  it('names the failure of a run that forks without end', async () => {
    const graph = aGraph([start, fork], ['start next fork', 'fork a fork', 'fork b fork']);
    const world = aWorld();
    await run(graph, world, { budget: { maxBranches: 10 } });
    expect(world.journal.last).toMatchObject({ status: 'failed', error: { code: 'run.branches' } });
  });

  it('counts the effects of a round together against the budget', async () => {
    const world = aWorld();
    const done = run(crossing(send('x'), send('y')), world, { budget: { maxEffects: 1 } });
    await done;
    expect(world.journal.last).toMatchObject({ status: 'failed', error: { code: 'run.effects' } });
    expect(world.keys).toEqual([]);
  });

  it('stops without touching anything when another worker claimed the run', async () => {
    const world = aWorld();
    world.journal.claim('r1', 2);
    expect(await run(crossing(send('x'), send('y')), world)).toEqual({ kind: 'lost' });
    expect(world.keys).toEqual([]);
  });
});
