import { describe, expect, it } from '@jest/globals';
import { freeName } from './free-name';

describe('freeName', () => {
  it('keeps a name nobody has', () => {
    expect(freeName(' Call back ', ['Call'])).toBe('Call back');
  });

  it('counts on from 2, whatever the case', () => {
    expect(freeName('Call back', ['call back', 'Call back 2'])).toBe('Call back 3');
  });

  it('stays within a hundred characters', () => {
    const long = 'x'.repeat(120);
    const free = freeName(long, ['x'.repeat(100)]);
    expect(free).toHaveLength(100);
    expect(free.endsWith(' 2')).toBe(true);
  });
});
