import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { stopOnRequest } from './stop-on-request';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function aProcess({ supervised = false } = {}) {
  const exits: number[] = [];
  const steps: string[] = [];
  const signals = new EventEmitter();
  const host = Object.assign(signals, { ppid: 7, exit: (code: number) => void exits.push(code) });
  let started = (): void => undefined;
  const stopping = { finish: (): void => undefined, fail: (_error: Error): void => undefined };
  const stop = (): Promise<void> => {
    steps.push('stop');
    return new Promise((resolve, reject) => {
      stopping.finish = resolve;
      stopping.fail = reject;
    });
  };
  const starting = new Promise<{ stop: typeof stop }>((resolve) => {
    started = () => resolve({ stop });
  });
  const log = { info: () => undefined, error: () => undefined };
  stopOnRequest({ starting, supervised, host: host as never, log });
  const settle = () => jest.advanceTimersByTimeAsync(0);
  return { exits, steps, signals, host, stopping, started: () => started(), settle };
}

describe('stopOnRequest', () => {
  it.each(['SIGTERM', 'SIGINT'])('stops once on %s and ends with 0', async (signal) => {
    const { exits, steps, signals, stopping, started, settle } = aProcess();
    started();
    signals.emit(signal);
    signals.emit(signal);
    await settle();
    expect([steps, exits]).toEqual([['stop'], []]);
    stopping.finish();
    await settle();
    expect(exits).toEqual([0]);
  });

  it('finishes starting before it stops', async () => {
    const { exits, steps, signals, stopping, started, settle } = aProcess();
    signals.emit('SIGTERM');
    await settle();
    expect([steps, exits]).toEqual([[], []]);
    started();
    await settle();
    stopping.finish();
    await settle();
    expect([steps, exits]).toEqual([['stop'], [0]]);
  });

  it('breaks off a start that hangs', async () => {
    const { exits, signals } = aProcess();
    signals.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(9_999);
    expect(exits).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(exits).toEqual([1]);
  });

  it('ends with 1 when stopping fails, or takes longer than 30 s', async () => {
    const failing = aProcess();
    failing.started();
    failing.signals.emit('SIGTERM');
    await failing.settle();
    failing.stopping.fail(new Error('a connection hangs'));
    await failing.settle();
    expect(failing.exits).toEqual([1]);

    const slow = aProcess();
    slow.started();
    slow.signals.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(29_999);
    expect(slow.exits).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(slow.exits).toEqual([1]);
  });

  it('stops when the process that started it is gone, if that is its supervisor', async () => {
    const kept = aProcess({ supervised: true });
    const alone = aProcess();
    for (const { host, started } of [kept, alone]) {
      started();
      host.ppid = 1;
    }
    await jest.advanceTimersByTimeAsync(1_000);
    expect([kept.steps, alone.steps]).toEqual([['stop'], []]);
  });
});
