import { initialRunState, type RunCommit, type RunWrite } from '@hookline/engine';
import { MemoryRunJournal } from '@hookline/testing';
import { describe, expect, it } from '@jest/globals';
import { LeasedJournal } from './leased-journal';

function aCommit(status: RunWrite['status']): RunCommit {
  const state = initialRunState('start');
  return {
    claim: { runId: 'r', domainId: '1', fence: 1 },
    effect: null,
    write: () => ({ status, state, steps: [], dueAt: null, result: null, error: null }),
  };
}

function aJournal({ hasLapsed, holds }: { hasLapsed: boolean; holds: boolean }) {
  const asked: string[] = [];
  const journal = new LeasedJournal({
    journal: new MemoryRunJournal(),
    lease: { hasLapsed: () => hasLapsed },
    holds: ({ runId }) => {
      asked.push(runId);
      return Promise.resolve(holds);
    },
  });
  return { journal, asked };
}

describe('LeasedJournal', () => {
  it('asks nobody while the lease lasts', async () => {
    const { journal, asked } = aJournal({ hasLapsed: false, holds: false });
    expect((await journal.commit(aCommit('running'))).kind).toBe('committed');
    expect(asked).toEqual([]);
  });

  it.each([
    [true, 'committed'],
    [false, 'lost'],
  ])('after a pause, with the run still ours %p, answers %p', async (holds, kind) => {
    const { journal, asked } = aJournal({ hasLapsed: true, holds });
    expect((await journal.commit(aCommit('running'))).kind).toBe(kind);
    expect(asked).toEqual(['r']);
  });

  it('lets a run that ended or parked rest, whoever has it', async () => {
    const { journal, asked } = aJournal({ hasLapsed: true, holds: false });
    expect((await journal.commit(aCommit('completed'))).kind).toBe('committed');
    expect((await journal.commit(aCommit('waiting'))).kind).toBe('committed');
    expect(asked).toEqual([]);
  });
});
