import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RetentionView } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('/retention', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const put = (days: unknown, key?: string) =>
    api.send('/retention', { method: 'PUT', body: { days }, ...(key !== undefined && { key }) });
  const query = (sql: string, values: unknown[] = []) => api.database.dataSource.query(sql, values);

  it('is the operator’s until a domain sets its own, and says what the operator has', async () => {
    const unset = { days: null, server_days: 90, revision: 1 };
    expect((await api.send('/retention')).body).toEqual(unset);
    for (const [index, days] of [30, 0, null].entries()) {
      const set = { days, server_days: 90, revision: index + 2 };
      expect((await put(days)).body).toEqual(set);
      expect((await api.send('/retention')).body).toEqual(set);
    }
  });

  it('is replaced only as it was read, when the revision is sent back', async () => {
    const { revision } = await api.read('/retention', RetentionView);
    const save = (days: number | null) =>
      api.send('/retention', { method: 'PUT', body: { days, revision } });
    const answers = await Promise.all([save(40), save(50)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.body).toMatchObject({ code: 'retention.stale' });
    const [won] = answers.filter(({ status }) => status === 200);
    expect((await api.send('/retention')).body).toEqual(won?.body);
    expect((await put(null)).status).toBe(200);
  });

  it('takes the same days again from who read them, as no change', async () => {
    const { days, revision } = await api.read('/retention', RetentionView);
    const same = { days, revision };
    const answer = await api.send('/retention', { method: 'PUT', body: same });
    expect(answer).toMatchObject({ status: 200, body: same });
  });

  it.each([7, 1, -1, 1.5, 4_000, '30'])('refuses %j days', async (days) => {
    const answer = await put(days);
    expect(answer.status).toBe(422);
    const message = 'must be 0 or a whole number from 8 to 3,650';
    expect(answer.body).toMatchObject({ problems: [{ path: 'days', message }] });
  });

  it('tells pages and workers of a change, and of none that is refused', async () => {
    const changes = async () =>
      Number(
        (
          await query(
            `select count(*) from config_outbox where kind = 'domain' and object_id = domain_id::text`,
          )
        )[0].count,
      );
    const before = await changes();
    await put(7);
    expect(await changes()).toBe(before);
    await put(40);
    expect(await changes()).toBe(before + 1);
    await put(null);
  });

  it('changes the caller’s domain and no other', async () => {
    const key = await api.createKey(['personal_data:manage'], await api.createDomain());
    await put(30, key);
    expect((await api.send('/retention')).body).toMatchObject({ days: null });
  });

  it('is set by those who may, and read by who sees runs', async () => {
    const key = await api.createKey(['event:read', 'user:read', 'run:read']);
    expect((await put(30, key)).status).toBe(403);
    expect((await api.send('/retention/loss?days=30', { key })).status).toBe(403);
    expect((await api.send('/retention', { key })).status).toBe(200);
    const other = await api.createKey(['event:read', 'user:read']);
    expect((await api.send('/retention', { key: other })).status).toBe(403);
  });

  describe('/loss', () => {
    const nothing = { days: 0, from: null, to: null, events: 0, runs: 0, staying_days: 0 };
    const loss = async (days: number | null, key?: string) =>
      (
        await api.send(`/retention/loss${days === null ? '' : `?days=${days}`}`, {
          ...(key !== undefined && { key }),
        })
      ).body;
    const dayAgo = async (ago: number): Promise<string> =>
      (
        await query(
          `select to_char((now() at time zone 'UTC')::date - $1::int, 'YYYY-MM-DD') as day`,
          [ago],
        )
      )[0].day;
    /** An event of the day, with a run or without. */
    const happen = async (ago: number, status: string | null, domainId = api.database.domainId) => {
      await query(
        `select hookline_ensure_partitions((now() at time zone 'UTC')::date - $1::int, 1)`,
        [ago],
      );
      const [{ id }] = await query(
        `insert into event (id, domain_id, event_id, type, source, key, part, stream_seq,
           occurred_at, data)
         select hookline_uuid_floor(((now() at time zone 'UTC')::date - $1::int)::timestamp
             at time zone 'UTC' + interval '1 hour' + random() * interval '1 hour'),
           $2, gen_random_uuid()::text, 'queue.missed', 'queue_1', 'k', 0, 1, now(), '{}'
         returning id`,
        [ago, domainId],
      );
      if (status === null) return;
      await query(
        `insert into run (id, domain_id, event_ref, event_no, event_id, event_type, schema_id,
           version_id, key, part, stream_seq, status, state)
         values ($1, $2, $1, 1, 'e', 'queue.missed', 1, 1, 'k', 0, 1, $3, '{}')`,
        [id, domainId, status],
      );
    };

    it('is nothing while nothing is that old', async () => {
      expect(await loss(8)).toEqual(nothing);
    });

    it('counts days, events and runs that are older, of the caller’s domain alone', async () => {
      const other = await api.createDomain('Loses nothing of mine');
      await happen(95, 'completed');
      await happen(20, 'failed');
      await happen(20, null);
      await happen(9, 'completed');
      await happen(30, 'completed', other);
      expect(await loss(10)).toEqual({
        days: 2,
        from: await dayAgo(95),
        to: await dayAgo(20),
        events: 3,
        runs: 2,
        staying_days: 0,
      });
      // A day of exactly that age stays, as it does for workers.
      expect(await loss(20)).toMatchObject({ days: 1, events: 1 });
      expect(await loss(9)).toMatchObject({ days: 2 });
      expect(await loss(8)).toMatchObject({ days: 3, events: 4, runs: 3 });
      const key = await api.createKey(['personal_data:manage'], other);
      expect(await loss(8, key)).toMatchObject({ days: 1, events: 1, runs: 1 });
    });

    it('goes by the operator’s days without others, and is nothing for ever', async () => {
      expect(await loss(null)).toMatchObject({ days: 1, from: await dayAgo(95) });
      expect(await loss(0)).toEqual(nothing);
    });

    it('leaves out days that stay because something of them is alive', async () => {
      await happen(50, 'waiting');
      await happen(50, 'completed');
      expect(await loss(40)).toMatchObject({ days: 1, events: 1, staying_days: 1 });
    });

    it.each(['7', '1.5', 'ten', '4000', '-1'])('refuses %s days', async (days) => {
      const answer = await api.send(`/retention/loss?days=${days}`);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ problems: [{ path: 'days' }] });
    });
  });
});
