import { describe, expect, it } from '@jest/globals';
import { parsePostmasterPid } from './postgres.mjs';

describe('parsePostmasterPid', () => {
  it('reads process, port and status', () => {
    const text = '4711\n/data/postgres\n1795257865\n5433\n\n127.0.0.1\n  5433001   42\nready   \n';
    expect(parsePostmasterPid(text)).toEqual({ pid: 4711, port: 5433, status: 'ready' });
  });

  it('has no status while the file is being written', () => {
    expect(parsePostmasterPid('4711\n/data/postgres\n')).toEqual({
      pid: 4711,
      port: 0,
      status: '',
    });
  });
});
