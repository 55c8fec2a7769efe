import { describe, expect, it } from '@jest/globals';
import { parsePasswd, pickServerUser } from './postgres-user.mjs';

describe('pickServerUser', () => {
  const accounts = parsePasswd(
    [
      'root:x:0:0:root:/root:/bin/bash',
      'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
      'node:x:1000:1000::/home/node:/bin/bash',
      'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash',
      'ann:x:1001:1001::/home/ann:/bin/bash',
      '',
    ].join('\n'),
  );

  it('prefers postgres, then node, then nobody', () => {
    const without = (...names: string[]) => accounts.filter(({ name }) => !names.includes(name));
    expect(pickServerUser(accounts, undefined)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
    expect(pickServerUser(without('postgres'), undefined).name).toBe('node');
    expect(pickServerUser(without('postgres', 'node'), undefined).name).toBe('nobody');
  });

  it('keeps to the owner of an existing data folder', () => {
    expect(pickServerUser(accounts, 1001).name).toBe('ann');
  });

  it('does not run as root, even when root owns the folder', () => {
    expect(pickServerUser(accounts, 0).name).toBe('postgres');
  });

  it('says what to do when there is no account', () => {
    expect(() => pickServerUser([], undefined)).toThrow('set DATABASE_URL');
  });
});
