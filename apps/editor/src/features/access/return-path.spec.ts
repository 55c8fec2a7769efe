import { describe, expect, it } from '@jest/globals';
import { safeReturnPath } from './return-path';

describe('safeReturnPath', () => {
  it('keeps a path of this page with its search', () => {
    expect(safeReturnPath('/queues/8/hooks?hook=12')).toBe('/queues/8/hooks?hook=12');
  });

  it.each([
    undefined,
    '',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?return=/sign-in',
  ])('goes home instead of %p', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });
});
