/** What is deleted is gone for everyone who works with it, and stays readable in the log (WB-042). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventDetail,
  EventSummary,
  listOf,
  Queue,
  RunDetail,
  RunSummary,
} from '@hookline/contracts';
import { z } from 'zod';
import { idOf, TestApi } from '../testing/test-api';

const array = [{ log: 'hello' }];

describe('deleting', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const make = (path: string, body: object) => api.make(path, body);
  const remove = (path: string) => api.send(path, { method: 'DELETE' });
  const idsOf = async (path: string): Promise<string[]> =>
    (await api.read(path, listOf(z.looseObject({})))).items.map(idOf);

  /** An event of the queue that started version 1 of the schema; answers the ids of both. */
  async function storeRun(queueId: string, schemaId: string, status = 'completed') {
    const [row]: { event: string; run: string }[] = await api.database.dataSource.query(
      `with made as (
         insert into event (id, domain_id, event_id, type, source, queue_id, key, part, stream_seq,
           occurred_at, data)
         select hookline_uuid_floor(now() + make_interval(secs => random() * 3600)), $1, $2,
           'queue.missed', 'queue', $3, 'k', 0, 1, now(), '{}' returning *
       ), started as (
         insert into run (id, domain_id, event_ref, event_no, event_id, event_type, queue_id,
           schema_id, version_id, key, part, stream_seq, status, state)
         select made.id, domain_id, id, no, event_id, type, queue_id, $4,
           (select id from flow_version where schema_id = $4 and version = 1), key, part, 1, $5,
           '{"at": null, "variables": {}, "visits": {}}'
         from made returning *
       ) select made.id::text as event, started.id::text as run from made, started`,
      [api.database.domainId, randomUUID(), queueId, schemaId, status],
    );
    return row!;
  }

  describe('a flow schema', () => {
    let queueId: string;
    beforeAll(async () => {
      queueId = await make('/call_center/queues', { name: 'Kept', type: 1 });
    });
    const makeSchema = (name: string) =>
      make('/routing/schema', { name, schema: array, tags: [{ name: `tag ${name}` }] });

    it('keeps the name, the version and the graph of its runs', async () => {
      const schemaId = await makeSchema('Old care');
      const { event, run } = await storeRun(queueId, schemaId);
      const before = await api.read(`/runs/${run}`, RunDetail);
      expect((await remove(`/routing/schema/${schemaId}`)).status).toBe(200);
      const after = await api.read(`/runs/${run}`, RunDetail);
      expect(after.graph.nodes.length).toBeGreaterThan(1);
      expect(after).toEqual(before);
      expect(after.schema).toEqual({ id: schemaId, name: 'Old care', version: 1 });
      const listed = (await api.read(`/runs?schema_id=${schemaId}`, listOf(RunSummary))).items;
      expect(listed).toMatchObject([{ id: run, schema: { name: 'Old care', version: 1 } }]);
      const logged = await api.read(`/events/${event}`, EventDetail);
      expect(logged.runs).toMatchObject([{ schema: { name: 'Old care', version: 1 } }]);
    });

    it('takes it out of lists, tags and every route below it', async () => {
      const schemaId = await makeSchema('Gone');
      await remove(`/routing/schema/${schemaId}`);
      expect(await idsOf(`/routing/schema?size=1000`)).not.toContain(schemaId);
      expect(await idsOf(`/routing/schema?id=${schemaId}`)).toEqual([]);
      const tags = await api.read('/routing/schema/tags', listOf(z.object({ name: z.string() })));
      expect(tags.items).not.toContainEqual({ name: 'tag Gone' });
      const path = `/routing/schema/${schemaId}`;
      const asked = [
        api.send(path),
        api.send(path, { method: 'PATCH', body: { note: 'x' } }),
        api.send(path, { method: 'PUT', body: { name: 'x', schema: [] } }),
        api.send(`${path}/draft`),
        api.send(`${path}/versions`),
        api.send(`${path}/versions/1`),
        api.send(`${path}/publish`, { method: 'POST' }),
        api.send(`${path}/check`, { body: {} }),
        api.send(`${path}/rollback`, { body: { version: 1 } }),
        remove(path),
      ];
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
    });

    it('frees its name', async () => {
      const first = await makeSchema('Reborn');
      await remove(`/routing/schema/${first}`);
      const second = await makeSchema('Reborn');
      expect(second).not.toBe(first);
      await remove(`/routing/schema/${second}`);
      const third = await makeSchema('reborn');
      expect((await api.send('/routing/schema', { body: { name: 'REBORN' } })).status).toBe(400);
      expect(await idsOf('/routing/schema?q=reborn')).toEqual([third]);
    });

    it('can no longer be hooked, nor named by a queue', async () => {
      const schemaId = await makeSchema('Unhookable');
      const queue = `/call_center/queues/${queueId}`;
      await api.send(queue, { method: 'PATCH', body: { schema: { id: schemaId } } });
      const hookId = await make(`${queue}/hooks`, {
        event: 'missed',
        schema: { id: await makeSchema('Other') },
      });
      await remove(`/routing/schema/${schemaId}`);
      const schema = { id: schemaId };
      const created = await api.send(`${queue}/hooks`, { body: { event: 'missed', schema } });
      expect(created).toMatchObject({ status: 400, body: { id: 'queue_hook.schema.missing' } });
      const changed = await api.send(`${queue}/hooks/${hookId}`, {
        method: 'PATCH',
        body: { schema },
      });
      expect(changed.status).toBe(400);
      const named = await api.send(queue, { method: 'PATCH', body: { schema } });
      expect(named.status).toBe(400);
      expect((await api.read(queue, Queue)).schema).toBeNull();
    });
  });

  describe('a queue', () => {
    it('keeps the name its events and runs show', async () => {
      const queueId = await make('/call_center/queues', { name: 'Old sales', type: 1 });
      const schemaId = await make('/routing/schema', { name: 'For sales', schema: array });
      const { event, run } = await storeRun(queueId, schemaId);
      expect((await remove(`/call_center/queues/${queueId}`)).status).toBe(200);
      const queue = { id: queueId, name: 'Old sales' };
      expect((await api.read(`/events/${event}`, EventDetail)).queue).toEqual(queue);
      expect((await api.read(`/runs/${run}`, RunDetail)).queue).toEqual(queue);
      const listed = (await api.read(`/events?queue_id=${queueId}`, listOf(EventSummary))).items;
      expect(listed).toMatchObject([{ id: event, queue }]);
    });

    it('takes its hooks and members with it, and frees schema, list and name', async () => {
      const listId = await make('/call_center/list', { name: 'Do not call' });
      const schemaId = await make('/routing/schema', { name: 'Freed', schema: array });
      const queueId = await make('/call_center/queues', {
        name: 'Dialer',
        type: 3,
        dnc_list: { id: listId },
      });
      const path = `/call_center/queues/${queueId}`;
      await make(`${path}/hooks`, { event: 'missed', schema: { id: schemaId } });
      await make(`${path}/members`, { communications: [{ destination: '380441112233' }] });
      expect((await remove(path)).status).toBe(200);
      const left: object[] = await api.database.dataSource.query(
        `select id from queue_hook where queue_id = $1
         union all select id from member where queue_id = $1`,
        [queueId],
      );
      expect(left).toEqual([]);
      expect((await remove(`/call_center/list/${listId}`)).status).toBe(200);
      expect((await remove(`/routing/schema/${schemaId}`)).status).toBe(200);
      const again = await make('/call_center/queues', { name: 'dialer', type: 3 });
      expect(again).not.toBe(queueId);
    });

    it('stays while a flow schema names it, and says which', async () => {
      const queueId = await make('/call_center/queues', { name: 'Callbacks', type: 3 });
      const callback = { queue: { id: queueId }, communication: { destination: '1' } };
      const schema = { name: 'Calls them back', schema: [{ callbackQueue: callback }] };
      const schemaId = await make('/routing/schema', schema);
      const path = `/call_center/queues/${queueId}`;
      const refused = await remove(path);
      expect(refused).toMatchObject({ status: 409, body: { id: 'queue.in_use' } });
      const user = { kind: 'flow-schema', id: schemaId, name: 'Calls them back' };
      expect(refused.body).toMatchObject({ users: [user] });
      expect((await remove(`/routing/schema/${schemaId}`)).status).toBe(200);
      expect((await remove(path)).status).toBe(200);
    });

    it('leaves no member behind that was added at the same moment', async () => {
      for (let round = 0; round < 8; round += 1) {
        const queueId = await make('/call_center/queues', { name: `Race ${round}`, type: 3 });
        const path = `/call_center/queues/${queueId}`;
        const adding = Array.from({ length: 3 }, () =>
          api.send(`${path}/members`, { body: { communications: [{ destination: '1' }] } }),
        );
        const [deleted, ...added] = await Promise.all([remove(path), ...adding]);
        expect(deleted.status).toBe(200);
        for (const { status } of added) expect([200, 404]).toContain(status);
        const left: object[] = await api.database.dataSource.query(
          `select id from member where queue_id = $1`,
          [queueId],
        );
        expect(left).toEqual([]);
      }
    });

    it('is not there for any route, list, event or flow schema', async () => {
      const queueId = await make('/call_center/queues', { name: 'Vanished', type: 3 });
      const path = `/call_center/queues/${queueId}`;
      await remove(path);
      expect(await idsOf('/call_center/queues?size=1000')).not.toContain(queueId);
      const asked = [
        api.send(path),
        api.send(path, { method: 'PATCH', body: { note: 'x' } }),
        api.send(`${path}/hooks`),
        api.send(`${path}/members`),
        api.send(`${path}/members`, { body: { communications: [{ destination: '1' }] } }),
        api.send(`${path}/event_counts`),
        api.send(`${path}/simulate`),
        api.send(`${path}/events/missed`, { body: {} }),
        remove(path),
      ];
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
      const event = {
        specversion: '1.0',
        id: randomUUID(),
        source: 'x',
        type: 'queue.missed',
        data: { queue_id: queueId },
      };
      expect((await api.send('/events', { body: event })).status).toBe(422);
      const callback = { queue: { id: queueId }, communication: { destination: '1' } };
      const flow = await api.send('/routing/schema', {
        body: { name: 'Calls back', schema: [{ callbackQueue: callback }] },
      });
      expect(flow.status).toBe(400);
      expect(flow.body).toMatchObject({ problems: [{ message: `there is no queue ${queueId}` }] });
    });
  });
});
