import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimInstance, readInstance } from './instance.mjs';
import { identityOf } from './process-identity.mjs';

describe('claimInstance', () => {
  let dataDir: string;
  let other: ChildProcess;
  const path = () => join(dataDir, 'launcher.json');
  const record = (pid: number, children = {}) =>
    writeFileSync(
      path(),
      JSON.stringify({
        pid,
        identity: identityOf(pid) ?? 'gone',
        command: 'start',
        url: 'http://localhost:3000',
        children,
      }),
    );
  const claimMine = async () => {
    const claimed = await claimInstance(dataDir, 'start');
    if (!('mine' in claimed)) throw new Error('the folder has another owner');
    return claimed.mine;
  };

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'hookline-instance-'));
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
  });
  afterEach(async () => {
    if (other.exitCode === null && other.signalCode === null) {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    rmSync(dataDir, { recursive: true });
  });

  it('claims a free folder and gives it back', async () => {
    const mine = await claimMine();
    mine.announce('http://localhost:3001');
    expect(readInstance(path())).toMatchObject({ pid: process.pid, url: 'http://localhost:3001' });
    mine.release();
    expect(existsSync(path())).toBe(false);
  });

  it('answers with the living owner and leaves its record alone', async () => {
    record(other.pid ?? 0);
    await expect(claimInstance(dataDir, 'start')).resolves.toMatchObject({
      other: { pid: other.pid, url: 'http://localhost:3000' },
    });
    expect(readInstance(path())).toMatchObject({ pid: other.pid });
  });

  it('takes over from a dead one and names its children that still run', async () => {
    const pid = other.pid ?? 0;
    record(999_999_999, {
      api: { pid, identity: identityOf(pid) },
      worker: { pid: 999_999_998, identity: 'gone' },
    });
    const mine = await claimMine();
    expect(mine.orphans).toEqual([{ pid, identity: identityOf(pid) }]);
    mine.release();
  });

  it('does not mistake a later process with the same number for the owner', async () => {
    writeFileSync(
      path(),
      JSON.stringify({ pid: other.pid, identity: 'an earlier one', url: '', children: {} }),
    );
    (await claimMine()).release();
  });

  it('takes over a damaged record', async () => {
    writeFileSync(path(), '{"pid":');
    (await claimMine()).release();
  });
});
