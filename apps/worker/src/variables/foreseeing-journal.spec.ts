import type {
  DomainVariableDeleteEffect,
  LocalEffect,
  RunCommit,
  RunWrite,
} from '@hookline/engine';
import { initialRunState } from '@hookline/engine';
import { MemoryRunJournal } from '@hookline/testing';
import { describe, expect, it } from '@jest/globals';
import { ForeseeingJournal } from './foreseeing-journal';

const effect: LocalEffect = { kind: 'domain-variable-delete', name: 'v' };
const written: RunWrite = {
  status: 'completed',
  state: initialRunState('start'),
  steps: [],
  dueAt: null,
  result: null,
  error: null,
};

function world(perform?: ConstructorParameters<typeof MemoryRunJournal>[0]) {
  const told: string[] = [];
  const inner = new MemoryRunJournal(perform);
  const outcomes = {
    confirm: () => told.push('confirmed'),
    retract: () => told.push('retracted'),
  };
  const foresight = {
    concerns: (some: LocalEffect): some is DomainVariableDeleteEffect =>
      some.kind === 'domain-variable-delete',
    foresee: () => {
      told.push('foreseen');
      return outcomes;
    },
  };
  const journal = new ForeseeingJournal(inner, foresight);
  const commit: RunCommit = {
    claim: { runId: 'r', domainId: '1', fence: 1 },
    effect,
    write: () => {
      told.push('walked on');
      return written;
    },
  };
  return { told, inner, journal, commit, foresight, outcomes };
}

describe('ForeseeingJournal', () => {
  it('tells of the effect before the run walks on, and confirms it after the commit', async () => {
    const { told, journal, commit } = world();
    await journal.commit(commit);
    expect(told).toEqual(['foreseen', 'walked on', 'confirmed']);
  });

  it('leaves an effect alone that does not concern it', async () => {
    const { told, journal, commit } = world();
    await journal.commit({ ...commit, effect: { kind: 'cache-delete', key: 'k' } });
    expect(told).toEqual(['walked on']);
  });

  it('takes it back when the commit fails after all', async () => {
    const { told, inner, journal, commit, foresight, outcomes } = world();
    const broken = new ForeseeingJournal(
      {
        commit: async (given) => {
          given.write({ kind: 'done', changed: 1, output: {} });
          throw new Error('database away');
        },
      },
      { ...foresight, foresee: () => outcomes },
    );
    await expect(broken.commit(commit)).rejects.toThrow('database away');
    expect(told).toEqual(['walked on', 'retracted']);
    told.length = 0;
    inner.claim('r', 2);
    expect((await journal.commit(commit)).kind).toBe('lost');
    expect(told).toEqual([]);
  });

  it('foresees nothing of an effect that was refused', async () => {
    const { told, journal, commit } = world(() => ({ kind: 'refused', code: 'c', message: 'm' }));
    await journal.commit(commit);
    expect(told).toEqual(['walked on']);
  });

  it('passes a commit without an effect on', async () => {
    const { told, journal, commit } = world();
    await journal.commit({ ...commit, effect: null });
    expect(told).toEqual(['walked on']);
  });
});
