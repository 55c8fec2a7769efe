import { describe, expect, it } from '@jest/globals';
import { KeyedSlots } from './keyed-slots';

const patient = new AbortController().signal;

describe('KeyedSlots', () => {
  it('lets so many in per key, and others keys beside them', () => {
    const slots = new KeyedSlots(2);
    expect([slots.tryEnter('a'), slots.tryEnter('a'), slots.tryEnter('a')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(slots.tryEnter('b')).toBe(true);
  });

  it('hands the room of one who leaves to the first in line', async () => {
    const slots = new KeyedSlots(1);
    const order: string[] = [];
    const enter = (who: string) =>
      slots.enter('a', 5_000, patient).then((entered) => order.push(`${who} ${entered}`));
    await enter('one');
    const two = enter('two');
    const three = enter('three');
    slots.leave('a');
    await two;
    expect(slots.usedOf('a')).toBe(1);
    slots.leave('a');
    await three;
    slots.leave('a');
    expect(order).toEqual(['one true', 'two true', 'three true']);
    expect(slots.usedOf('a')).toBe(0);
  });

  it('turns away who waited too long or was called off, and keeps no place for them', async () => {
    const slots = new KeyedSlots(1);
    slots.tryEnter('a');
    expect(await slots.enter('a', 5, patient)).toBe(false);
    const calledOff = new AbortController();
    const waiting = slots.enter('a', 5_000, calledOff.signal);
    calledOff.abort();
    expect(await waiting).toBe(false);
    expect(await slots.enter('a', 5_000, calledOff.signal)).toBe(false);
    slots.leave('a');
    expect(slots.usedOf('a')).toBe(0);
  });
});
