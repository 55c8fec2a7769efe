import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readConfig } from './read-config';

const dir = mkdtempSync(join(tmpdir(), 'hookline-keys-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const needed = {
  DATABASE_URL: 'postgres://localhost:5432/hookline',
  NATS_URL: 'nats://localhost:4222',
  DATA_DIR: dir,
};
const one = randomBytes(32).toString('base64');
const other = randomBytes(32).toString('base64');

describe('settings of secrets', () => {
  it('takes several keys, the first one first', () => {
    const { keys } = readConfig({ ...needed, SECRETS_KEYS: `new:${one}, old:${other}` }).secrets;
    expect(keys.map(({ id, key }) => [id, Buffer.from(key).toString('base64')])).toEqual([
      ['new', one],
      ['old', other],
    ]);
  });

  it.each([
    ['no id', one],
    ['a short key', `k:${randomBytes(16).toString('base64')}`],
    ['no base64', `k:${'?'.repeat(44)}`],
    ['one id twice', `k:${one},k:${other}`],
    ['nothing but commas', ' , '],
  ])('refuses %s by the name of the variable and without the key', (_, text) => {
    const read = () => readConfig({ ...needed, SECRETS_KEYS: text });
    expect(read).toThrow('\nSECRETS_KEYS: needs id:key');
    expect(read).not.toThrow(new RegExp(one.slice(0, 8).replace(/[+/]/g, '.')));
  });

  it('has no keys without variable and file', () => {
    expect(readConfig(needed).secrets.keys).toEqual([]);
  });

  it('reads the key file of the data folder; the variable wins', () => {
    writeFileSync(join(dir, 'secrets.keys'), `file:${other}\n`, { mode: 0o600 });
    expect(readConfig(needed).secrets.keys.map(({ id }) => id)).toEqual(['file']);
    const { secrets } = readConfig({ ...needed, SECRETS_KEYS: `k:${one}` });
    expect(secrets.keys.map(({ id }) => id)).toEqual(['k']);
  });

  it('names a key file that holds something else, not what it holds', () => {
    writeFileSync(join(dir, 'secrets.keys'), 'hunter2');
    expect(() => readConfig(needed)).toThrow(join(dir, 'secrets.keys'));
    expect(() => readConfig(needed)).not.toThrow(/hunter2/);
  });
});
