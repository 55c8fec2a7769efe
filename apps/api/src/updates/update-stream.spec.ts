import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { LiveUpdate } from '@hookline/contracts';
import type { Response } from 'express';
import { UpdateStream, type UpdateStreamOptions } from './update-stream';

class FakeResponse extends EventEmitter {
  written = '';
  ended = false;
  destroyed = false;
  writableLength = 0;
  writeHead(): void {}
  write(text: string): void {
    this.written += text;
  }
  end(): void {
    this.ended = true;
    this.emit('close');
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

const update: LiveUpdate = { kind: 'config.changed', object: 'hook', id: '1' };
let response: FakeResponse;
const openStream = (options: Partial<UpdateStreamOptions> = {}) => {
  response = new FakeResponse();
  return new UpdateStream(response as unknown as Response, {
    topics: new Set(['config']),
    stillValid: async () => true,
    onEnd: () => undefined,
    heartbeatMs: 5,
    ...options,
  });
};
afterEach(() => response.end());

describe('UpdateStream', () => {
  it('keeps beating', async () => {
    openStream();
    await sleep(40);
    expect(response.written.match(/: heartbeat/g)?.length).toBeGreaterThan(2);
  });

  it('ends when the session does', async () => {
    openStream({ stillValid: async () => false });
    await sleep(20);
    expect(response.ended).toBe(true);
  });

  it('stays open while nobody can say whether the session counts', async () => {
    openStream({ stillValid: () => Promise.reject(new Error('away')) });
    await sleep(20);
    expect(response.ended).toBe(false);
  });

  it('cuts a reader off that takes nothing', () => {
    let ends = 0;
    const stream = openStream({ onEnd: () => (ends += 1) });
    stream.offer(update);
    expect(response.written).toContain('data: {"kind":"config.changed"');
    response.writableLength = 300 * 1024;
    stream.offer(update);
    expect(response.destroyed).toBe(true);
    expect(ends).toBe(1);
  });

  it('leaves out what was not asked for', () => {
    openStream({ topics: new Set(['events']) }).offer(update);
    expect(response.written).not.toContain('config');
  });
});
