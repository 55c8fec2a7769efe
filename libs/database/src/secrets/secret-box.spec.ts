import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box';
import type { SecretPlace } from './secret-place';

const first = { id: 'k1', key: randomBytes(32) };
const second = { id: 'k2', key: randomBytes(32) };
const place: SecretPlace = {
  domainId: '1',
  object: 'domain-variable:7',
  field: 'value',
  version: 3,
};
const secret = 'пароль 🔑 hunter2';

describe('SecretBox', () => {
  const box = new SecretBox([first]);

  it('opens at its place what it sealed for it (B-10)', () => {
    expect(box.open(box.seal(secret, place), place)).toBe(secret);
    expect(box.open(box.seal('', place), place)).toBe('');
  });

  it('seals the same secret differently each time and shows nothing of it', () => {
    const sealed = box.seal(secret, place);
    expect(sealed).not.toBe(box.seal(secret, place));
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('hunter');
    expect(sealed).toMatch(/^s1\.k1\./);
  });

  it.each([
    ['domain', { domainId: '2' }],
    ['object', { object: 'domain-variable:8' }],
    ['field', { field: 'token' }],
    ['version', { version: 2 }],
  ])('does not open for another %s', (_, moved) => {
    const sealed = box.seal(secret, place);
    expect(() => box.open(sealed, { ...place, ...moved })).toThrow('cannot be read');
    expect(() => box.rewrap(sealed, { ...place, ...moved })).toThrow('cannot be read');
  });

  it('does not take names for one another when they run together', () => {
    const sealed = box.seal(secret, { ...place, object: 'a","b', field: 'c' });
    expect(() => box.open(sealed, { ...place, object: 'a', field: 'b","c' })).toThrow();
  });

  it('notices every changed byte', () => {
    const parts = box.seal(secret, place).split('.');
    for (const at of [2, 3]) {
      const bytes = Buffer.from(parts[at] ?? '', 'base64url');
      for (let index = 0; index < bytes.length; index += 1) {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ 1;
        const sealed = parts.with(at, changed.toString('base64url')).join('.');
        expect(() => box.open(sealed, place)).toThrow('cannot be read');
      }
    }
  });

  it('does not open a body with the wrapped key of another secret (B-10)', () => {
    const [head, id, , body] = box.seal(secret, place).split('.');
    const [, , wrappedKey] = box.seal('other', place).split('.');
    expect(() => box.open([head, id, wrappedKey, body].join('.'), place)).toThrow('cannot be read');
  });

  it.each(['', 'hunter2', 's1.k1', 's1.k1..', 's1.k1.AA.AA', 's2.k1.AAAA.AAAA', 's1.k 1.AA.AA'])(
    'refuses %p with a sentence',
    (text) => {
      expect(() => box.open(text, place)).toThrow(/cannot be read/);
    },
  );

  it('never takes a shortened tag', () => {
    const [head, id, wrappedKey] = box.seal(secret, place).split('.');
    const short = Buffer.from(wrappedKey ?? '', 'base64url').subarray(0, 16);
    const sealed = [head, id, short.toString('base64url'), 'AAAA'].join('.');
    expect(() => box.open(sealed, place)).toThrow('cannot be read');
  });

  it('says the name of a key that is not set, never the secret', () => {
    const sealed = box.seal(secret, place);
    expect(() => new SecretBox([second]).open(sealed, place)).toThrow(
      'The key "k1" of domain-variable:7.value is not among SECRETS_KEYS.',
    );
  });

  it('does not open with another key of the same name', () => {
    const impostor = new SecretBox([{ id: 'k1', key: randomBytes(32) }]);
    expect(() => impostor.open(box.seal(secret, place), place)).toThrow('cannot be read');
  });

  it('seals nothing without a key', () => {
    expect(() => new SecretBox([]).seal(secret, place)).toThrow('No key for secrets is set.');
  });

  it('rotates: the first key takes over, and the old one is no longer needed (B-10)', () => {
    const sealed = box.seal(secret, place);
    const both = new SecretBox([second, first]);
    expect(both.isCurrent(sealed)).toBe(false);
    const rewrapped = both.rewrap(sealed, place);
    expect(both.isCurrent(rewrapped)).toBe(true);
    expect(new SecretBox([second]).open(rewrapped, place)).toBe(secret);
    expect(() => box.open(rewrapped, place)).toThrow('"k2"');
  });
});
