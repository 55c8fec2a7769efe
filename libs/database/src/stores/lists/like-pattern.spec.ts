import { describe, expect, it } from '@jest/globals';
import { likePattern } from './like-pattern';

describe('likePattern', () => {
  it.each([
    ['sales', 'sales'],
    ['sal*', 'sal%'],
    ['*a*b*', '%a%b%'],
    ['100%', '100\\%'],
    ['a_b', 'a\\_b'],
    ['back\\slash', 'back\\\\slash'],
  ])('reads %s as %s', (text, pattern) => {
    expect(likePattern(text)).toBe(pattern);
  });
});
