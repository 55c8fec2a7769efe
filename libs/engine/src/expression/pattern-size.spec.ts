import { describe, expect, it } from '@jest/globals';
import { RE2JS } from 're2js';
import { patternSize } from './pattern-size';

describe('patternSize', () => {
  it.each([
    'abc',
    '^\\+?380\\d{9}$',
    '(a|b)*c+',
    '[a-z\\]]{3,5}x',
    '[]a]{10}',
    '[[:alpha:]]{10}',
    '\\p{L}{100}',
    '(?:ab){10}',
    '(?:a{10}b){10}',
    '(a{1,30}){1,30}',
    '((a?){1,100}){1,10}',
    'a{1000}b{1000}',
    'a{10,}',
    'a\\{10000}',
  ])('is not far from what RE2 makes of %s', (pattern) => {
    const real = RE2JS.compile(pattern).programSize();
    expect(patternSize(pattern)).toBeGreaterThan(real / 4 - 4);
    expect(patternSize(pattern)).toBeLessThan(real * 4 + 10);
  });
});
