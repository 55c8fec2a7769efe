import { randomBytes } from 'node:crypto';
import type { JsonValue } from '@hookline/contracts';
import type { LocalEffect, LocalEffectResult } from '@hookline/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { SecretBox } from '../../secrets/secret-box';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database';
import { createRuntimePool } from '../create-runtime-pool';
import { PgCachePort } from '../pg-cache-port';
import { PgDomainVariables } from '../pg-domain-variables';
import { performLocalEffects } from './perform-local-effects';

const secrets = new SecretBox([{ id: 'k', key: randomBytes(32) }]);

describe('effects that keep values for the domain', () => {
  let database: TestDatabase;
  let pool: Pool;
  let other: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 4 }, () => {});
    const { rows } = await pool.query(`insert into domain (name) values ('O') returning id::text`);
    other = rows[0].id;
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    await pool.query(`truncate cache_entry, domain_variable, config_outbox`);
  });

  const perform = async (
    effects: readonly LocalEffect[],
    { domainId = database.domainId, box = secrets } = {},
  ): Promise<readonly LocalEffectResult[]> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const asked = effects.map((effect) => ({
        domainId,
        runId: 'r',
        effect,
        hops: 1,
        cause: null,
      }));
      const results = await performLocalEffects(client, asked, { secrets: box });
      await client.query('commit');
      return results;
    } finally {
      client.release();
    }
  };
  const changedOf = (results: readonly LocalEffectResult[]) =>
    results.map((one) => (one.kind === 'done' ? one.changed : one.code));

  describe('the cache', () => {
    const cache = () => new PgCachePort(pool);
    const keep = (key: string, value: JsonValue, ttlSeconds = 60): LocalEffect => ({
      kind: 'cache-set',
      key,
      value,
      ttlSeconds,
    });

    it('keeps a value, replaces it, and the last of a batch stays', async () => {
      await perform([keep('k', 'a')]);
      expect(changedOf(await perform([keep('k', 'b'), keep('k', 'c'), keep('l', 'd')]))).toEqual([
        1, 1, 1,
      ]);
      expect(await cache().find(database.domainId, 'k')).toBe('c');
      expect(await cache().find(database.domainId, 'l')).toBe('d');
    });

    it('keeps that there is nothing', async () => {
      await perform([keep('k', null)]);
      expect(await cache().find(database.domainId, 'k')).toBeNull();
    });

    it('shows nothing to another domain and nothing whose time is over', async () => {
      await perform([keep('k', 'a'), keep('gone', 'a', 0.001)]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await cache().find(other, 'k')).toBeUndefined();
      expect(await cache().find(database.domainId, 'gone')).toBeUndefined();
      expect(await cache().sweep()).toBe(1);
      expect((await pool.query(`select key from cache_entry`)).rows).toEqual([{ key: 'k' }]);
    });

    it('sweeps all that is over, however much came since the last time', async () => {
      await pool.query(
        `insert into cache_entry (domain_id, key, value, expires_at)
         select $1, 'over ' || n, '1', now() - interval '1 s' from generate_series(1, 12000) n`,
        [database.domainId],
      );
      expect(await cache().sweep()).toBe(12_000);
      expect(await cache().sweep()).toBe(0);
    });

    it('forgets a key once, and says when there was none', async () => {
      await perform([keep('k', 'a')]);
      const forget: LocalEffect = { kind: 'cache-delete', key: 'k' };
      expect(changedOf(await perform([forget], { domainId: other }))).toEqual([0]);
      expect(changedOf(await perform([forget, forget]))).toEqual([1, 0]);
      expect(await cache().find(database.domainId, 'k')).toBeUndefined();
    });

    it('finds a key with a character the database cannot hold', async () => {
      await perform([keep('a\u0000b', 'x')]);
      expect(await cache().find(database.domainId, 'a\u0000b')).toBe('x');
    });
  });

  describe('domain variables', () => {
    const set = (name: string, value: JsonValue, encrypt = false) =>
      ({ kind: 'domain-variable-set', name, value, encrypt }) as const;
    const read = async (box = secrets, told: string[] = []) =>
      (await new PgDomainVariables(pool, box).read(null, (text) => told.push(text))).get(
        database.domainId,
      );
    const news = async () =>
      (await pool.query(`select count(*)::int as n from config_outbox`)).rows[0].n;

    it('sets plain and sealed ones and tells the workers', async () => {
      await perform([set('plain', { a: 1 }), set('secret', 'canary-value', true)]);
      expect(await read()).toEqual({
        values: { plain: { a: 1 }, secret: 'canary-value' },
        secretTexts: ['canary-value'],
      });
      const { rows } = await pool.query(`select value, sealed from domain_variable`);
      expect(JSON.stringify(rows)).not.toContain('canary');
      expect(await news()).toBe(2);
    });

    it('replaces a value; of several in a batch the last one stays', async () => {
      await perform([set('v', 1)]);
      await perform([set('v', 2), set('v', 3)]);
      expect((await read())?.values).toEqual({ v: 3 });
    });

    it('never turns a sealed one into a plain one', async () => {
      await perform([set('s', 'first', true)]);
      await perform([set('s', 'second', false)]);
      expect(await read()).toEqual({ values: { s: 'second' }, secretTexts: ['second'] });
    });

    it('without a key refuses secrets, leaves them as they are and sets the rest', async () => {
      await perform([set('s', 'first', true)]);
      const box = new SecretBox([]);
      const results = await perform([set('s', 'x'), set('t', 'y', true), set('p', 1)], { box });
      expect(changedOf(results)).toEqual(['secrets.no-key', 'secrets.no-key', 1]);
      expect((await read())?.values).toEqual({ s: 'first', p: 1 });
    });

    it('leaves out what it cannot open and says so', async () => {
      await perform([set('s', 'first', true), set('p', 1)]);
      const told: string[] = [];
      expect((await read(new SecretBox([]), told))?.values).toEqual({ p: 1 });
      expect(told).toEqual([expect.stringContaining('"k"')]);
    });

    it('does not open a sealed value that was put under another name', async () => {
      await perform([set('a', 'first', true), set('b', 'second', true)]);
      await pool.query(
        `update domain_variable set sealed = (select sealed from domain_variable where name = 'a')
         where name = 'b'`,
      );
      const told: string[] = [];
      expect((await read(secrets, told))?.values).toEqual({ a: 'first' });
      expect(told).toEqual([expect.stringContaining('changed or moved')]);
    });

    it('deletes one once, and never of another domain', async () => {
      await perform([set('v', 1)]);
      const forget: LocalEffect = { kind: 'domain-variable-delete', name: 'v' };
      expect(changedOf(await perform([forget], { domainId: other }))).toEqual([0]);
      expect(changedOf(await perform([forget, forget]))).toEqual([1, 0]);
      expect(await read()).toBeUndefined();
      expect(await news()).toBe(2);
    });
  });
});
