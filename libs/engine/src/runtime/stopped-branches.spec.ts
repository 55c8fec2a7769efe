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
  start,
  stop,
  story,
} from './branches-world.fixture';
import { resumedState } from './resumed-state';

afterEach(finishLives);

describe('executeRun of a forked run one of whose branches fails', () => {
  it('fails the run without an outlet for it, and stops the others where they stand', async () => {
    const graph = aGraph(
      [start, fork, send('x'), pause('y', 60_000), join, stop],
      [
        'start next fork',
        'fork a x',
        'fork b y',
        'x success join',
        'y next join',
        'join next stop',
      ],
    );
    const world = aWorld();
    const done = run(graph, world);
    await world.answer('x', 404);
    await done;
    const { status, error, state } = world.journal.last;
    expect([status, error?.code, state.at, state.stoodAt]).toEqual([
      'failed',
      'http.status',
      null,
      'x',
    ]);
    expect(story(world.journal)).toEqual(['start completed', 'fork completed', 'x failed']);
    expect(state.branches?.others).toMatchObject([{ at: 'y', resume: { outlet: 'next' } }]);
  });

  it('lets what was under way when a branch failed move its own branch, and no further', async () => {
    const graph = aGraph(
      [start, fork, send('x'), send('y'), send('z'), join, stop],
      [
        'start next fork',
        'fork a x',
        'fork b y',
        'x success join',
        'y success z',
        'z success join',
        'join next stop',
      ],
    );
    const world = aWorld();
    const done = run(graph, world);
    await world.answer('x', 404);
    expect(world.journal.last.status).toBe('running');
    const crashed = world.journal.last.state;
    await world.answer('y');
    await done;
    expect(world.journal.last).toMatchObject({ status: 'failed', error: { nodeId: 'x' } });
    expect(story(world.journal).slice(2)).toEqual(['x failed', 'y completed']);
    expect(world.keys).toEqual(['hl:r1:x:1', 'hl:r1:y:1']);
    const resumed = resumedState(world.journal.last.state, world.journal.last.error, {});
    expect(resumed).toMatchObject({ at: 'x', branches: { others: [{ at: 'z' }] } });

    const second = aWorld();
    await run(graph, second, { state: crashed });
    expect(second.journal.last).toMatchObject({ status: 'failed', error: { nodeId: 'x' } });
    expect([second.keys, story(second.journal)]).toEqual([[], []]);
    expect(second.journal.last.state.branches?.others).toMatchObject([{ at: 'y', intent: true }]);
  });

  it('fails for what came first, and takes up both branches that failed', async () => {
    const graph = crossing(send('x'), send('y'));
    const world = aWorld();
    const done = run(graph, world);
    await world.answer('x', 404);
    await world.answer('y', 403);
    await done;
    const { error, state } = world.journal.last;
    expect([error?.nodeId, state.stoodAt]).toEqual(['x', 'x']);
    expect(story(world.journal).slice(2)).toEqual(['x failed', 'y failed']);

    const second = aWorld();
    const again = run(graph, second, { state: resumedState(state, error, {}) ?? undefined });
    await second.answer('x');
    await second.answer('y');
    await again;
    expect(second.keys).toEqual(['hl:r1:x:2', 'hl:r1:y:2']);
    expect(second.journal.last).toMatchObject({
      status: 'completed',
      result: { arrived: ['A', 'B'] },
    });
  });
});
