import { describe, expect, it } from '@jest/globals';
import { ActiveRuns } from './active-runs';
import type { RunJob } from './run-job';

const aJob = (runId: string, fence: number): RunJob =>
  ({ claim: { runId, domainId: '1', fence } }) as RunJob;

describe('ActiveRuns', () => {
  it('knows a run from the moment it is expected until its job ends', () => {
    const active = new ActiveRuns();
    active.expect(['a', 'b']);
    const job = aJob('a', 1);
    active.start(job);
    active.forget(['b']);
    expect(active.ids).toEqual(['a']);
    active.end(job);
    expect(active.ids).toEqual([]);
  });

  it('keeps a run that was claimed anew while its old job was still parking it', () => {
    const active = new ActiveRuns();
    const [old, anew] = [aJob('a', 1), aJob('a', 2)];
    active.start(old);
    active.expect(['a']);
    active.end(old);
    expect(active.ids).toEqual(['a']);
    active.start(anew);
    active.end(old);
    expect(active.ids).toEqual(['a']);
    active.end(anew);
    expect(active.ids).toEqual([]);
  });
});
