import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { bytesBeyond } from './run-size';

describe('bytesBeyond', () => {
  it('is 0 up to the limit and the bytes beyond it', () => {
    const parts: JsonObject[] = [{ a: 'x'.repeat(60) }, { b: { inner: ['y'.repeat(40)] } }];
    const bytes = bytesBeyond(1, parts);
    expect(bytes).toBeGreaterThanOrEqual(100);
    expect(bytesBeyond(bytes, parts)).toBe(0);
    expect(bytesBeyond(bytes - 1, parts)).toBe(bytes);
  });

  it('counts bytes, not characters, and what JSON escapes', () => {
    expect(bytesBeyond(90, [{ a: 'я'.repeat(50) }])).toBeGreaterThan(100);
    expect(bytesBeyond(200, [{ a: '\u0001'.repeat(50) }])).toBeGreaterThan(300);
  });

  it('measures a value again once it is another one', () => {
    const first = { a: { text: 'x'.repeat(100) } };
    expect(bytesBeyond(50, [first])).toBeGreaterThan(100);
    expect(bytesBeyond(50, [{ a: { text: '' } }])).toBe(0);
  });
});
