import { describe, expect, it } from '@jest/globals';
import type { QueueHook } from '@hookline/contracts';
import { moveHook } from './move-hook';

const hook = (id: number, event: QueueHook['event'], position: number): QueueHook => ({
  id,
  event,
  position,
  enabled: true,
  schema: { id: '7', name: 'Notify CRM', version: 1, draft_newer: false },
  properties: [],
  conditions: null,
  ttl_sec: null,
  mode: 'ordered',
  note: '',
  created_at: '0',
  updated_at: '0',
});

describe('moveHook', () => {
  const first = hook(1, 'bridged', 0);
  const second = hook(2, 'bridged', 3);
  const third = hook(3, 'bridged', 3);
  const other = hook(4, 'missed', 1);
  const all = [third, other, first, second];

  it('swaps with the neighbour of the same event', () => {
    expect(moveHook(all, second, -1)?.map(({ id }) => id)).toEqual([2, 1, 3]);
    expect(moveHook(all, second, 1)?.map(({ id }) => id)).toEqual([1, 3, 2]);
  });

  it('has nowhere to go at the ends and alone', () => {
    expect(moveHook(all, first, -1)).toBeNull();
    expect(moveHook(all, third, 1)).toBeNull();
    expect(moveHook(all, other, 1)).toBeNull();
  });
});
