import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LiveUpdate } from '@hookline/contracts';
import { UpdateHub } from './update-hub';

/** The part of an EventSource the hub uses. */
class FakeSource extends EventTarget {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly url: string) {
    super();
  }

  close() {
    this.closed = true;
  }
}

const update: LiveUpdate = { kind: 'config.changed', object: 'hook', id: '12' };

describe('UpdateHub', () => {
  const sources: FakeSource[] = [];
  const open = (url: string) => {
    const source = new FakeSource(url);
    sources.push(source);
    return source as unknown as EventSource;
  };
  const last = () => {
    const source = sources.at(-1);
    if (source === undefined) throw new Error('no source was opened');
    return source;
  };

  beforeEach(() => {
    sources.length = 0;
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shares one connection among all listeners', async () => {
    const hub = new UpdateHub(open);
    hub.subscribe({ topics: ['events'], onUpdate: () => undefined });
    hub.subscribe({ topics: ['config', 'events'], onUpdate: () => undefined });
    await Promise.resolve();
    expect(sources.map(({ url }) => url)).toEqual(['/api/updates?topic=config&topic=events']);
  });

  it('passes updates on and ignores what it cannot read', async () => {
    const hub = new UpdateHub(open);
    const onUpdate = jest.fn((_update: LiveUpdate) => undefined);
    hub.subscribe({ topics: ['config'], onUpdate });
    await Promise.resolve();
    last().onmessage?.({ data: JSON.stringify(update) });
    last().onmessage?.({ data: '{ nonsense' });
    last().onmessage?.({ data: '{"kind":"unheard of"}' });
    expect(onUpdate.mock.calls).toEqual([[update]]);
  });

  it('connects again after an error and tells of the gap', async () => {
    const hub = new UpdateHub(open);
    const onGap = jest.fn(() => undefined);
    hub.subscribe({ topics: ['events'], onUpdate: () => undefined, onGap });
    await Promise.resolve();
    last().onopen?.();
    onGap.mockClear();
    last().onerror?.();
    expect(hub.connection()).toBe('closed');
    jest.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    last().onopen?.();
    expect(hub.connection()).toBe('open');
    expect(onGap).toHaveBeenCalledTimes(1);
  });

  it('tells who listened before the connection was open, and nobody else', async () => {
    const hub = new UpdateHub(open);
    const [early, late, covered] = [jest.fn(), jest.fn(), jest.fn()];
    hub.subscribe({ topics: ['config'], onUpdate: () => undefined, onGap: early });
    await Promise.resolve();
    expect(early).not.toHaveBeenCalled();
    last().onopen?.();
    expect(early).toHaveBeenCalledTimes(1);

    hub.subscribe({ topics: ['config'], onUpdate: () => undefined, onGap: covered });
    await Promise.resolve();
    hub.subscribe({ topics: ['events'], onUpdate: () => undefined, onGap: late });
    await Promise.resolve();
    last().onopen?.();
    expect([early, covered, late].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1]);
  });

  it('says that it is interrupted until updates arrive again, also while it tries', async () => {
    const hub = new UpdateHub(open);
    hub.subscribe({ topics: ['events'], onUpdate: () => undefined });
    await Promise.resolve();
    last().onopen?.();
    const seen: string[] = [];
    hub.onConnectionChange(() => seen.push(hub.connection()));
    last().onerror?.();
    jest.advanceTimersByTime(1_000);
    last().onerror?.();
    jest.advanceTimersByTime(2_000);
    last().onopen?.();
    expect(sources).toHaveLength(3);
    expect(seen).toEqual(['closed', 'open']);
  });

  it('hears the former stream until the one with other topics is open', async () => {
    const hub = new UpdateHub(open);
    const onUpdate = jest.fn((_update: LiveUpdate) => undefined);
    hub.subscribe({ topics: ['config'], onUpdate });
    await Promise.resolve();
    const former = last();
    former.onopen?.();
    hub.subscribe({ topics: ['events'], onUpdate: () => undefined });
    await Promise.resolve();
    expect(sources).toHaveLength(2);
    expect([former.closed, hub.connection()]).toEqual([false, 'open']);
    former.onmessage?.({ data: JSON.stringify(update) });
    expect(onUpdate.mock.calls).toEqual([[update]]);
    last().onopen?.();
    expect(former.closed).toBe(true);
  });

  it('tells of the gap when both streams are lost', async () => {
    const hub = new UpdateHub(open);
    const onGap = jest.fn(() => undefined);
    hub.subscribe({ topics: ['config'], onUpdate: () => undefined, onGap });
    await Promise.resolve();
    const former = last();
    former.onopen?.();
    hub.subscribe({ topics: ['events'], onUpdate: () => undefined });
    await Promise.resolve();
    onGap.mockClear();
    last().onerror?.();
    expect([former.closed, hub.connection()]).toEqual([true, 'closed']);
    jest.advanceTimersByTime(1_000);
    last().onopen?.();
    expect(onGap).toHaveBeenCalledTimes(1);
  });

  it('closes when nobody listens any more', async () => {
    const hub = new UpdateHub(open);
    const stop = hub.subscribe({ topics: ['events'], onUpdate: () => undefined });
    await Promise.resolve();
    stop();
    await Promise.resolve();
    expect(last().closed).toBe(true);
    expect(hub.connection()).toBe('idle');
  });

  describe('in a tab nobody sees', () => {
    let isHidden: boolean;
    let tell: () => void;
    const sight = {
      isHidden: () => isHidden,
      onChange: (listener: () => void) => {
        tell = listener;
      },
    };
    const look = (away: boolean) => {
      isHidden = away;
      tell();
    };
    beforeEach(() => {
      isHidden = false;
    });

    it('lets the stream go after a moment, and tells of the gap when somebody looks again', async () => {
      const hub = new UpdateHub(open, sight);
      const onGap = jest.fn(() => undefined);
      hub.subscribe({ topics: ['events'], onUpdate: () => undefined, onGap });
      await Promise.resolve();
      last().onopen?.();
      onGap.mockClear();
      look(true);
      expect(last().closed).toBe(false);
      jest.advanceTimersByTime(2_000);
      expect(last().closed).toBe(true);
      expect(hub.connection()).toBe('idle');
      look(false);
      expect(sources).toHaveLength(2);
      last().onopen?.();
      expect(onGap).toHaveBeenCalledTimes(1);
    });

    it('keeps the stream while somebody only passes through', async () => {
      const hub = new UpdateHub(open, sight);
      hub.subscribe({ topics: ['events'], onUpdate: () => undefined });
      await Promise.resolve();
      last().onopen?.();
      look(true);
      jest.advanceTimersByTime(1_000);
      look(false);
      jest.advanceTimersByTime(60_000);
      expect(sources).toHaveLength(1);
      expect(last().closed).toBe(false);
    });

    it('opens none, and does not try again after an error, until somebody looks', async () => {
      isHidden = true;
      const hub = new UpdateHub(open, sight);
      hub.subscribe({ topics: ['events'], onUpdate: () => undefined });
      await Promise.resolve();
      expect(sources).toHaveLength(0);
      look(false);
      expect(sources).toHaveLength(1);
      last().onerror?.();
      look(true);
      jest.advanceTimersByTime(60_000);
      expect(last().closed).toBe(true);
      const opened = sources.length;
      jest.advanceTimersByTime(60_000);
      expect(sources).toHaveLength(opened);
    });
  });
});
