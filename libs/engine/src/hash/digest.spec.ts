import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bytesToBase64, bytesToHex, chanceOf, digest, hashAlgorithms, keyedDigest } from '.';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(hashAlgorithms)('digest by %s', (algorithm) => {
  // Lengths around the ends of blocks of 64 and 128 bytes, where padding needs one block more.
  const lengths = [0, 1, 3, 55, 56, 57, 63, 64, 65, 111, 112, 113, 127, 128, 129, 1_000, 70_001];

  it.each(lengths)('agrees with the system on %i bytes', (length) => {
    const message = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 255);
    const expected = createHash(algorithm).update(message).digest('hex');
    expect(bytesToHex(digest(algorithm, message))).toBe(expected);
  });

  it.each([0, 20, 64, 65, 128, 129])('agrees with the system under a key of %i bytes', (length) => {
    const key = Uint8Array.from({ length }, (_, index) => index & 255);
    const message = bytesOf('Анна 😀');
    const expected = createHmac(algorithm, key).update(message).digest('base64');
    expect(bytesToBase64(keyedDigest(algorithm, message, key))).toBe(expected);
  });
});

describe('digest', () => {
  it('gives the published digest of "abc" (FIPS 180-4, appendix)', () => {
    expect(bytesToHex(digest('sha1', bytesOf('abc')))).toBe(
      'a9993e364706816aba3e25717850c26c9cd0d89d',
    );
  });
});

describe('chanceOf', () => {
  it('gives the same number for the same seed and another for another', () => {
    expect(chanceOf('hl:700:n1:1')).toBe(chanceOf('hl:700:n1:1'));
    expect(chanceOf('hl:700:n1:1')).not.toBe(chanceOf('hl:700:n1:2'));
  });

  it('spreads evenly over [0, 1)', () => {
    const tenths = Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index += 1) {
      const tenth = Math.floor(chanceOf(`seed ${index}`) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) {
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1_150);
    }
  });
});
