import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { bytesBeyond, RunSize } from './run-size';

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

describe('RunSize', () => {
  it('finds what passed the limit, however it grew', () => {
    const size = new RunSize();
    const variables: Record<string, string> = {};
    const grow = (name: string, text: string): number => {
      variables[name] = text;
      size.grew(name, text);
      return size.bytesBeyond(1_000, [variables]);
    };
    expect(grow('a', 'x'.repeat(400))).toBe(0);
    expect(grow('b', 'x'.repeat(400))).toBe(0);
    expect(grow('c', 'x'.repeat(400))).toBe(bytesBeyond(1_000, [variables]));
    expect(bytesBeyond(1_000, [variables])).toBeGreaterThan(1_200);
  });

  it('forgets what was overwritten', () => {
    const size = new RunSize();
    for (let turn = 0; turn < 100; turn += 1) {
      const text = String(turn).repeat(40);
      size.grew('a', text);
      expect(size.bytesBeyond(1_000, [{ a: text }])).toBe(0);
    }
  });
});
