import { describe, expect, it } from '@jest/globals';
import { aNodeContext } from '@hookline/testing';
import { hash } from './hash.definition';
import { executeHash } from './hash.execute';
import { HashParams } from './hash.params';

const outcomeOf = (params: object) => executeHash(HashParams.parse(params), aNodeContext());

describe('executeHash', () => {
  it.each([
    [{ algorithm: 'md5', text: 'abc' }, '900150983cd24fb0d6963f7d28e17f72'],
    [{ algorithm: 'sha1', text: 'abc', encoding: 'base64' }, 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0='],
    [
      { kind: 'hmac', text: 'what do ya want for nothing?', key: 'Jefe' },
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
  ])('gives for %j: %s', (params, result) => {
    expect(outcomeOf({ ...params, resultVariable: 'sign' })).toMatchObject({
      outlet: 'next',
      output: { result },
      variables: { sign: result },
    });
  });

  it('refuses to sign with an empty key', () => {
    expect(() => outcomeOf({ kind: 'hmac', text: 'a' })).toThrow('The key is empty.');
  });
});

describe('hash', () => {
  it('takes no more text than it says', () => {
    expect(hash.params.safeParse({ text: 'x'.repeat(262_145) }).success).toBe(false);
  });

  it('sums itself up', () => {
    expect(hash.summary({ algorithm: 'sha256', kind: 'hmac', text: '${id}' })).toBe(
      'hmac-sha256 ${id}',
    );
  });
});
