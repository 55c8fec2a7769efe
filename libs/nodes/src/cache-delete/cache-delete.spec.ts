import { describe, expect, it } from '@jest/globals';
import { requestCacheDelete } from './cache-delete.execute';
import { CacheDeleteParams } from './cache-delete.params';

describe('requestCacheDelete', () => {
  it('asks to forget the key, whatever a template made of it', () => {
    expect(requestCacheDelete(CacheDeleteParams.parse({ key: 380441112233 }))).toEqual({
      kind: 'cache-delete',
      key: '380441112233',
    });
  });

  it('refuses a key that came out empty', () => {
    expect(CacheDeleteParams.safeParse({ key: '' }).success).toBe(false);
  });
});
