import { describe, expect, it } from '@jest/globals';
import type { QueueHook } from '@hookline/contracts';
import { isBehindLimit } from './is-behind-limit';

const aHook = (id: number, overrides: Partial<QueueHook> = {}) =>
  ({
    id,
    event: 'missed',
    enabled: true,
    position: id,
    schema: { id: '1', name: 'Tell CRM', version: 1, draft_newer: false },
    ...overrides,
  }) as QueueHook;
const unpublished = { id: '1', name: 'Tell CRM', version: null, draft_newer: true };
const fifty = Array.from({ length: 50 }, (_, index) => aHook(index + 1));
const behind = aHook(51);

describe('isBehindLimit', () => {
  it('is true of the 51st hook of an event and of no earlier one', () => {
    const all = [...fifty, behind];
    expect(isBehindLimit(all, behind)).toBe(true);
    expect(fifty.filter((hook) => isBehindLimit(all, hook))).toEqual([]);
  });

  it('goes by the order of runs, not of the list', () => {
    const first = aHook(51, { position: 0 });
    const all = [...fifty, first];
    expect(isBehindLimit(all, first)).toBe(false);
    expect(all.filter((hook) => isBehindLimit(all, hook)).map(({ id }) => id)).toEqual([50]);
  });

  it.each([
    ['another event', aHook(1, { event: 'joined' })],
    ['what is switched off', aHook(1, { enabled: false })],
    ['what has no version', aHook(1, { schema: unpublished })],
  ])('does not count %s', (_what, replaced) => {
    expect(isBehindLimit([replaced, ...fifty.slice(1), behind], behind)).toBe(false);
  });

  it('is false of a hook that starts nothing anyway', () => {
    for (const off of [{ enabled: false }, { schema: unpublished }]) {
      const hook = aHook(51, off);
      expect(isBehindLimit([...fifty, hook], hook)).toBe(false);
    }
  });
});
