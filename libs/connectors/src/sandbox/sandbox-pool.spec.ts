import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSandboxThread } from '../testing/build-sandbox-thread';
import { SandboxPool } from './sandbox-pool';

const threadFile = buildSandboxThread();
const small = { kind: 'read-xml', xml: '<a>1</a>', paths: { a: '/a' } } as const;
/** Steps of steps of steps: far more work than any deadline allows. */
const endless = {
  kind: 'read-xml',
  xml: `<a>${'<b><c/><c/><c/></b>'.repeat(2_000)}</a>`,
  paths: { a: 'count(//*[count(//*[count(//*) > 1]) > 1])' },
} as const;
const huge = { kind: 'read-xml', xml: `<a>${'<b c=""/>'.repeat(110_000)}</a>`, paths: {} } as const;

describe('SandboxPool', () => {
  let pool = new SandboxPool({ threadFile });
  afterEach(() => pool.close());

  it('starts nothing before the first job and ends idle threads', async () => {
    pool = new SandboxPool({ threadFile, idleMs: 50 });
    expect(pool.size).toBe(0);
    await expect(pool.run(small, 5_000)).resolves.toEqual({ kind: 'done', json: '{"a":"1"}' });
    expect(pool.size).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(pool.size).toBe(0);
    await expect(pool.run(small, 5_000)).resolves.toMatchObject({ kind: 'done' });
  });

  it('never has more threads than it may, and answers every job', async () => {
    pool = new SandboxPool({ threadFile });
    const jobs = Array.from({ length: 40 }, () => pool.run(small, 5_000));
    expect(pool.size).toBe(2);
    const endings = await Promise.all(jobs);
    expect(endings.every(({ kind }) => kind === 'done')).toBe(true);
    expect(pool.size).toBeLessThanOrEqual(2);
  });

  it('kills what is late and does the next job all the same', async () => {
    pool = new SandboxPool({ threadFile, maxThreads: 1 });
    const late = pool.run(endless, 300);
    const next = pool.run(small, 5_000);
    await expect(late).resolves.toEqual({ kind: 'late' });
    await expect(next).resolves.toMatchObject({ kind: 'done' });
  });

  it('lets the event loop go on while a thread is busy', async () => {
    pool = new SandboxPool({ threadFile });
    const late = pool.run(endless, 500);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    await late;
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(20);
  });

  it('does not take a big document for the end of the process', async () => {
    pool = new SandboxPool({ threadFile });
    const ending = await pool.run(huge, 20_000);
    expect(['done', 'memory']).toContain(ending.kind);
    await expect(pool.run(small, 5_000)).resolves.toMatchObject({ kind: 'done' });
  });

  it('answers that the sandbox is broken when there is no thread file', async () => {
    pool = new SandboxPool({ threadFile: new URL('./no-such-thread.js', threadFile) });
    await expect(pool.run(small, 5_000)).resolves.toMatchObject({ kind: 'broken' });
  });

  it('answers jobs that come after it was closed', async () => {
    pool = new SandboxPool({ threadFile });
    await pool.close();
    await expect(pool.run(small, 5_000)).resolves.toMatchObject({ kind: 'broken' });
  });
});
