import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createRuntimePool } from '../runtime';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { rotateSecrets } from './rotate-secrets';
import { sealedObject, type SealedColumn } from './sealed-columns';
import { SecretBox } from './secret-box';

const old = { id: 'old', key: randomBytes(32) };
const fresh = { id: 'new', key: randomBytes(32) };
const before = new SecretBox([old]);
const during = new SecretBox([fresh, old]);
const after = new SecretBox([fresh]);

const text: SealedColumn = {
  table: 'spec_text',
  kind: 'spec-text',
  column: 'value',
  field: 'value',
  version: 'revision',
};
const map: SealedColumn = {
  ...text,
  table: 'spec_map',
  kind: 'spec-map',
  column: 'secrets',
  field: null,
};

const place = (column: SealedColumn, id: number, field: string) => ({
  domainId: '1',
  object: sealedObject(column.kind, id),
  field,
  version: id + 10,
});

describe('rotateSecrets', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 2 }, () => {});
    await pool.query(`
      create table spec_text (id bigint, domain_id bigint, revision int, value text);
      create table spec_map (id bigint, domain_id bigint, revision int, secrets jsonb);
    `);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    await pool.query(`truncate spec_text, spec_map`);
  });

  const addText = (id: number, value: string | null) =>
    pool.query(`insert into spec_text values ($1, 1, $2, $3)`, [id, id + 10, value]);
  const textOf = async (id: number): Promise<string> =>
    (await pool.query(`select value from spec_text where id = $1`, [id])).rows[0].value;

  it('takes every secret over, in texts and in maps, so that the old key is not needed', async () => {
    for (let id = 1; id <= 1_201; id += 1)
      await addText(id, before.seal(`t${id}`, place(text, id, 'value')));
    const secrets = {
      token: before.seal('a', place(map, 1, 'token')),
      password: before.seal('b', place(map, 1, 'password')),
    };
    await pool.query(`insert into spec_map values (1, 1, 11, $1)`, [JSON.stringify(secrets)]);

    const report = await rotateSecrets(pool, during, [text, map]);
    expect(report).toEqual({ rotated: 1_203, current: 0, unreadable: [] });
    expect(after.open(await textOf(1_201), place(text, 1_201, 'value'))).toBe('t1201');
    const { rows } = await pool.query(`select secrets from spec_map`);
    expect(after.open(rows[0].secrets.password, place(map, 1, 'password'))).toBe('b');

    expect(await rotateSecrets(pool, during, [text, map])).toMatchObject({
      rotated: 0,
      current: 1_203,
    });
  });

  it('leaves what it cannot open as it is and says which', async () => {
    const foreign = new SecretBox([{ id: 'lost', key: randomBytes(32) }]);
    const sealed = foreign.seal('x', place(text, 1, 'value'));
    await addText(1, sealed);
    await addText(2, before.seal('moved', place(text, 99, 'value')));
    await addText(3, null);
    await addText(4, before.seal('good', place(text, 4, 'value')));

    const report = await rotateSecrets(pool, during, [text]);
    expect(report.rotated).toBe(1);
    expect(report.unreadable).toEqual([
      'The key "lost" of spec-text:1.value is not among SECRETS_KEYS.',
      'The secret spec-text:2.value cannot be read: it was changed or moved.',
    ]);
    expect(await textOf(1)).toBe(sealed);
  });

  it('does not overwrite what a person changes meanwhile', async () => {
    await addText(1, before.seal('first', place(text, 1, 'value')));
    const changed = during.seal('second', place(text, 1, 'value'));
    const meddled = {
      query: async (sql: string, values: unknown[]) => {
        if (sql.startsWith('update')) await pool.query(`update spec_text set value = '${changed}'`);
        return pool.query(sql, values);
      },
    } as unknown as Pool;
    const report = await rotateSecrets(meddled, during, [text]);
    expect(report.rotated).toBe(1);
    expect(await textOf(1)).toBe(changed);
  });
});
