import { describe, expect, it } from '@jest/globals';
import { pickFields } from './pick-fields';

describe('pickFields', () => {
  const items = [{ id: '1', name: 'Sales', type: 1 }];

  it('keeps the asked fields only', () => {
    expect(pickFields(items, ['name', 'unknown'])).toEqual([{ name: 'Sales' }]);
  });

  it('keeps everything when nothing is asked', () => {
    expect(pickFields(items, undefined)).toBe(items);
    expect(pickFields(items, [])).toBe(items);
  });

  it('leaves the original as it is', () => {
    pickFields(items, ['name']);
    expect(items).toEqual([{ id: '1', name: 'Sales', type: 1 }]);
  });
});
