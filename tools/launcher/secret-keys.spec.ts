import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureSecretKeys } from './secret-keys.mjs';

describe('ensureSecretKeys', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'hookline-keys-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const file = () => join(dir, 'secrets.keys');

  it('makes a key of 32 bytes that only the owner can read', () => {
    ensureSecretKeys(dir, {});
    const [, key = ''] = /^k1:(.+)$/.exec(readFileSync(file(), 'utf8')) ?? [];
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('keeps the key it made', () => {
    ensureSecretKeys(dir, {});
    const before = readFileSync(file(), 'utf8');
    ensureSecretKeys(dir, {});
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it('makes none beside keys of the person', () => {
    ensureSecretKeys(dir, { SECRETS_KEYS: 'k:…' });
    expect(readdirSync(dir)).toEqual([]);
  });
});
