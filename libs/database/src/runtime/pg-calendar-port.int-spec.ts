import { calendarStateAt } from '@hookline/engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';
import { PgCalendarPort } from './pg-calendar-port';

describe('PgCalendarPort', () => {
  let database: TestDatabase;
  let pool: Pool;
  let id = '';

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 2 }, () => {});
    const { rows } = await pool.query(
      `insert into calendar (domain_id, name, timezone, end_at, accepts, excepts)
       values ($1, 'Office', 'Europe/Kyiv', '2027-01-01T00:00:00Z', $2, $3) returning id::text`,
      [
        database.domainId,
        JSON.stringify([
          { day: 0, start_time_of_day: 540, end_time_of_day: 1080, disabled: false },
        ]),
        JSON.stringify([
          {
            name: 'Day off',
            date: String(Date.parse('2026-12-28T10:00:00Z')),
            disabled: false,
            repeat: false,
            working: false,
            work_start: 0,
            work_stop: 0,
          },
        ]),
      ],
    );
    id = rows[0].id;
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('reads a calendar by id or by name, whatever its case', async () => {
    const port = new PgCalendarPort(pool);
    const byId = await port.load(database.domainId, { id });
    expect(await port.load(database.domainId, { name: 'OFFICE' })).toEqual(byId);
    const state = (at: string) => calendarStateAt(byId, new Date(at)).kind;
    expect(state('2026-11-23T07:00:00Z')).toBe('open');
    expect(state('2026-12-28T10:00:00Z')).toBe('holiday');
    expect(state('2027-01-01T00:00:00Z')).toBe('expired');
  });

  it('says which calendar there is none of, a foreign one too', async () => {
    const port = new PgCalendarPort(pool);
    await expect(port.load(database.domainId, { name: 'Night' })).rejects.toMatchObject({
      code: 'calendar.missing',
      message: 'There is no calendar “Night”.',
    });
    await expect(port.load('999', { id })).rejects.toMatchObject({ code: 'calendar.missing' });
    await expect(port.load(database.domainId, { id: 'abc' })).rejects.toMatchObject({
      code: 'calendar.missing',
    });
  });
});
