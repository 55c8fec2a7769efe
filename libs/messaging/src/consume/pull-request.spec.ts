import { describe, expect, it } from '@jest/globals';
import { pullExpiresMs, pullHeartbeatMs, pullRequestBody } from './pull-request';

const request = (leftMs: number): { expires: number; idle_heartbeat: number } | null =>
  JSON.parse(pullRequestBody({ batch: 32, maxBytes: 1_000, leftMs }) ?? 'null');

describe('pullRequestBody', () => {
  it('asks for so many messages, for nine seconds', () => {
    expect(request(Number.POSITIVE_INFINITY)).toEqual({
      batch: 32,
      max_bytes: 1_000,
      expires: pullExpiresMs * 1e6,
      idle_heartbeat: pullHeartbeatMs * 1e6,
    });
  });

  it('ends before a worker that stands still can lose its lease', () => {
    // A lease lives 15 s and is renewed every 5 s: ten are left to it at the least.
    expect(pullExpiresMs).toBeLessThan(10_000);
  });

  it('never outlives what time is left, and keeps to what the server takes', () => {
    for (const leftMs of [1_000, 2_500, 8_999.7]) {
      const { expires, idle_heartbeat: heartbeat } = request(leftMs) ?? {};
      expect(expires).toBe(Math.floor(leftMs) * 1e6);
      expect(heartbeat).toBeGreaterThan(0);
      expect(2 * (heartbeat ?? 0)).toBeLessThan(expires ?? 0);
    }
  });

  it.each([999, 0, -5_000])('asks for nothing with %p ms left', (leftMs) => {
    expect(request(leftMs)).toBeNull();
  });
});
