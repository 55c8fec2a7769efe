import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { emptyFlowGraph, type FlowGraph } from '@hookline/contracts';
import { DraftSaver, type SavedDraft } from './draft-saver';

const named = (name: string): FlowGraph => ({
  ...emptyFlowGraph(),
  nodes: emptyFlowGraph().nodes.map((node) => ({ ...node, name })),
});

const save = jest.fn<(graph: FlowGraph, revision: number) => Promise<SavedDraft>>();
const conflict = new Error('conflict');

function aSaver() {
  return new DraftSaver({
    draft: { revision: 4, savedAt: 'then' },
    save,
    isConflict: (error) => error === conflict,
  });
}

beforeEach(() => {
  jest.useFakeTimers();
  save.mockReset();
  save.mockImplementation((_graph, revision) =>
    Promise.resolve({ revision: revision + 1, savedAt: 'now' }),
  );
});

describe('DraftSaver', () => {
  it('saves once, a moment after the last of several changes', async () => {
    const saver = aSaver();
    saver.noteChange(named('a'));
    saver.noteChange(named('ab'));
    expect(save).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(save.mock.calls).toEqual([[named('ab'), 4]]);
    expect(saver.current()).toMatchObject({ status: 'saved', revision: 5, savedAt: 'now' });
  });

  it('saves what changed during a save after it, based on the new revision', async () => {
    const saver = aSaver();
    saver.noteChange(named('a'));
    const first = saver.flush();
    saver.noteChange(named('b'));
    await first;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(save.mock.calls).toEqual([
      [named('a'), 4],
      [named('b'), 5],
    ]);
  });

  it('tries again after a failure and says so meanwhile', async () => {
    save.mockRejectedValueOnce(new Error('no network'));
    const saver = aSaver();
    saver.noteChange(named('a'));
    expect(await saver.flush()).toBe(false);
    expect(saver.current().status).toBe('failed');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(saver.current()).toMatchObject({ status: 'saved', revision: 5 });
  });

  it('saves nothing more after a conflict until the person overwrites', async () => {
    save.mockRejectedValueOnce(conflict);
    const saver = aSaver();
    saver.noteChange(named('a'));
    await saver.flush();
    saver.noteChange(named('b'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(saver.current().status).toBe('conflict');
    expect(await saver.overwrite(9, named('b'))).toBe(true);
    expect(save.mock.lastCall).toEqual([named('b'), 9]);
  });

  it('has nothing left to save after a reload', async () => {
    save.mockRejectedValueOnce(conflict);
    const saver = aSaver();
    saver.noteChange(named('a'));
    await saver.flush();
    saver.accept({ revision: 12, savedAt: 'later' });
    expect(await saver.flush()).toBe(true);
    expect(save).toHaveBeenCalledTimes(1);
  });
});
