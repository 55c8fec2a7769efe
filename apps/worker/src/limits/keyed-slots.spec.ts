import { describe, expect, it } from '@jest/globals';
import { KeyedSlots } from './keyed-slots';

const patient = new AbortController().signal;

/** Slots with a clock that stands still unless it is told to go. */
function someSlots(size: number) {
  let nowMs = 0;
  const slots = new KeyedSlots({ size, longestLineMs: 1_000, nowMs: () => nowMs });
  const pass = (ms: number) => (nowMs += ms);
  return { slots, pass };
}

describe('KeyedSlots', () => {
  it('lets so many in per key, and others keys beside them', () => {
    const { slots } = someSlots(2);
    const visits = [slots.tryEnter('a'), slots.tryEnter('a'), slots.tryEnter('a')];
    expect(visits.map(Boolean)).toEqual([true, true, false]);
    expect(slots.tryEnter('b')).not.toBeNull();
  });

  it('hands the room of one who leaves to the first in line', async () => {
    const { slots } = someSlots(1);
    const order: string[] = [];
    const enter = async (who: string) => {
      const visit = await slots.enter('a', 5_000, patient);
      order.push(who);
      return visit;
    };
    const one = await enter('one');
    const [two, three] = [enter('two'), enter('three')];
    one?.leave();
    const second = await two;
    expect(slots.usedOf('a')).toBe(1);
    second?.leave();
    (await three)?.leave();
    expect(order).toEqual(['one', 'two', 'three']);
    expect(slots.usedOf('a')).toBe(0);
  });

  it('lets nobody in before it is down to its size when somebody came back who had stepped out', async () => {
    const { slots } = someSlots(1);
    slots.tryEnter('a')?.leave();
    const inside = slots.tryEnter('a');
    const back = slots.reenter('a');
    expect([slots.usedOf('a'), slots.tryEnter('a'), slots.fullKeys]).toEqual([2, null, ['a']]);
    let isIn = false;
    const next = slots.enter('a', 5_000, patient).then((visit) => {
      isIn = true;
      return visit;
    });
    back.leave();
    await Promise.resolve();
    expect(isIn).toBe(false);
    inside?.leave();
    (await next)?.leave();
    expect([slots.usedOf('a'), slots.fullKeys]).toEqual([0, []]);
  });

  it('turns away who waited too long or was called off, and keeps no place for them', async () => {
    const { slots } = someSlots(1);
    const visit = slots.tryEnter('a');
    expect(await slots.enter('a', 5, patient)).toBeNull();
    const calledOff = new AbortController();
    const waiting = slots.enter('a', 5_000, calledOff.signal);
    calledOff.abort();
    expect(await waiting).toBeNull();
    expect(await slots.enter('a', 5_000, calledOff.signal)).toBeNull();
    visit?.leave();
    expect(slots.usedOf('a')).toBe(0);
  });

  describe('with a line', () => {
    /** A full room in which everybody stays so long and makes place for the next. */
    function aBusyRoom(stayMs: number) {
      const { slots, pass } = someSlots(10);
      const enter = () => slots.tryEnter('a');
      let inside = Array.from({ length: 10 }, enter);
      for (let turn = 0; turn < 30; turn += 1) {
        pass(stayMs);
        inside = inside.map((visit) => {
          visit?.leave();
          return enter();
        });
      }
      return { slots, pass };
    }

    /** How many join the line. */
    async function joined(slots: KeyedSlots, wanted: number): Promise<number> {
      const ended = new AbortController();
      let away = 0;
      const asked = Array.from({ length: wanted }, async () => {
        const visit = await slots.enter('a', 5_000, ended.signal);
        if (!visit && !ended.signal.aborted) away += 1;
      });
      await new Promise((resolve) => setImmediate(resolve));
      ended.abort();
      await Promise.all(asked);
      return wanted - away;
    }

    it('lets everybody join who will be in within a second', async () => {
      expect(await joined(aBusyRoom(5).slots, 150)).toBe(150);
      expect(await joined(aBusyRoom(500).slots, 150)).toBe(20);
    });

    it('turns those away at once whom it would take longer', async () => {
      expect(await joined(aBusyRoom(10_000).slots, 150)).toBe(1);
      expect(await joined(aBusyRoom(20_000).slots, 150)).toBe(0);
    });

    it('tells at what pace room comes free', () => {
      expect(aBusyRoom(5).slots.paceMsOf('a')).toBeCloseTo(0.5);
      expect(aBusyRoom(10_000).slots.paceMsOf('a')).toBeCloseTo(1_000, -1);
      expect(someSlots(10).slots.paceMsOf('a')).toBe(0);
    });

    it('sees a room that hangs before anybody has left it', async () => {
      const { slots, pass } = aBusyRoom(5);
      pass(2_000);
      expect(await joined(slots, 150)).toBe(5);
      pass(20_000);
      expect(await joined(slots, 150)).toBe(0);
    });
  });
});
