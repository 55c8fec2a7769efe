import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Calendar, FlowSchema, listOf, Queue, Timezone } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

const hours = { day: 0, start_time_of_day: 540, end_time_of_day: 1_080 };
const holiday = { name: 'Day off', date: '1798135200000' };

describe('/calendars', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const create = async (body: object) =>
    api.read('/calendars', Calendar, { body: { timezone: { name: 'Europe/Kyiv' }, ...body } });

  it('makes, changes and deletes a calendar', async () => {
    const made = await create({ name: 'Office', accepts: [hours], excepts: [holiday] });
    const path = `/calendars/${made.id}`;
    expect((await api.send(path)).body).toEqual(made);
    const patched = await api.send(path, { method: 'PATCH', body: { end_at: 1_900_000_000_000 } });
    expect(patched.body).toMatchObject({
      name: 'Office',
      accepts: [{ ...hours, disabled: false }],
      end_at: '1900000000000',
    });
    const put = await api.send(path, {
      method: 'PUT',
      body: { name: 'Office 2', timezone: { id: 'UTC' } },
    });
    expect(put.body).toMatchObject({
      name: 'Office 2',
      accepts: [],
      excepts: [],
      end_at: null,
      timezone: { id: 'UTC', name: 'UTC' },
    });
    expect((await api.read(path, Calendar, { method: 'DELETE' })).id).toBe(made.id);
    expect((await api.send(path)).status).toBe(404);
  });

  it.each([
    ['a zone that is none', { timezone: { name: 'Europe/Atlantis' } }, 'timezone'],
    ['no zone', { timezone: {} }, 'timezone'],
    ['a day that is none', { accepts: [{ ...hours, day: 7 }] }, 'accepts.0.day'],
    [
      'an end before the start',
      { accepts: [{ ...hours, end_time_of_day: 540 }] },
      'accepts.0.end_time_of_day',
    ],
    ['an exception without a day', { excepts: [{ name: 'x' }] }, 'excepts.0.date'],
    [
      'working hours that end before they start',
      { excepts: [{ ...holiday, working: true, work_start: 600, work_stop: 540 }] },
      'excepts.0.work_stop',
    ],
  ])('refuses %s and says where', async (_, body, path) => {
    const answer = await api.send('/calendars', {
      body: { name: 'Wrong', timezone: { name: 'UTC' }, ...body },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining(`${path}: `) });
  });

  it('has each name once, however it is written', async () => {
    await create({ name: 'Night' });
    const again = await api.send('/calendars', {
      body: { name: 'NIGHT', timezone: { name: 'UTC' } },
    });
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ id: 'calendar.name.taken' });
  });

  it('is not deleted while a queue or a published flow schema uses it, and names them', async () => {
    const made = await create({ name: 'Used' });
    const queue = await api.read('/call_center/queues', Queue, {
      body: { name: 'Sales', type: 1, calendar: { id: made.id } },
    });
    expect(queue.calendar).toEqual({ id: made.id, name: 'Used' });
    const schema = await api.read('/routing/schema', FlowSchema, {
      body: { name: 'Asks', schema: [{ calendar: { name: 'used', setVar: 'open' } }] },
    });
    const refused = await api.send(`/calendars/${made.id}`, { method: 'DELETE' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      users: [
        { kind: 'queue', id: queue.id, name: 'Sales' },
        { kind: 'flow-schema', id: schema.id, name: 'Asks' },
      ],
    });
  });

  it('refuses a queue and a flow schema that name none, or one of another domain', async () => {
    const foreign = await create({ name: 'Foreign' });
    const other = await api.createDomain();
    const key = await api.createKey(['calendars:read', 'cc_queue:read', 'cc_queue:create'], other);
    expect((await api.send(`/calendars/${foreign.id}`, { key })).status).toBe(404);
    const body = { name: 'Q', type: 1, calendar: { id: foreign.id } };
    const refused = await api.send('/call_center/queues', { key, body });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ id: 'calendar.missing' });
    const schema = await api.send('/routing/schema', {
      body: { name: 'Names none', schema: [{ calendar: { name: 'Nowhere', setVar: 'x' } }] },
    });
    expect(schema.status).toBe(400);
    expect(schema.body).toMatchObject({
      detail: expect.stringContaining('there is no calendar “Nowhere”'),
    });
  });

  it('lists time zones by wildcard, page and order', async () => {
    const zones = async (query: string) =>
      api.read(`/calendars/timezones?${query}`, listOf(Timezone));
    expect((await zones('q=europe/*&size=2&sort=-name')).items).toHaveLength(2);
    expect(await zones('id=UTC')).toEqual({
      next: false,
      items: [{ id: 'UTC', name: 'UTC', offset: '+00:00' }],
    });
    expect((await api.send('/calendars/timezones?sort=offset')).status).toBe(400);
  });
});
