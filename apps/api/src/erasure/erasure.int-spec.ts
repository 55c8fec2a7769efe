import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { streamsOf, type CloudEvent } from '@hookline/contracts';
import { DeadLetterPublisher, EventPublisher, type NatsConnection } from '@hookline/messaging';
import { jetstreamManager } from '@nats-io/jetstream';
import { v7 as uuidv7 } from 'uuid';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { TestApi } from '../testing/test-api';

const phone = '+380671234567';
const digits = '380671234567';
const call = 'c0ffee00-canary-call';

/** Everything a call leaves behind, in one domain. */
class CanaryWorld {
  private constructor(
    private readonly api: TestApi,
    readonly domainId: string,
    private readonly ids: { schema: string; version: string; agent: string; list: string },
    private readonly queue: string,
  ) {}

  static async open(api: TestApi, domainId: string): Promise<CanaryWorld> {
    const { dataSource } = api.database;
    const idOf = async (sql: string, values: unknown[]): Promise<string> =>
      String((await dataSource.query<{ id: string }[]>(`${sql} returning id`, values))[0]!.id);
    const name = randomUUID();
    const schema = await idOf(
      `insert into flow_schema (domain_id, name, draft) values ($1, $2, '{}')`,
      [domainId, name],
    );
    const version = await idOf(
      `insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
       values ($1, $2, 1, 1, '{}', 'x')`,
      [domainId, schema],
    );
    const agent = await idOf(
      `insert into agent (domain_id, user_id, name, extension) values ($1, 7, 'Olha', '101')`,
      [domainId],
    );
    const list = await idOf(`insert into contact_list (domain_id, name) values ($1, $2)`, [
      domainId,
      name,
    ]);
    const queue = await idOf(`insert into queue (domain_id, name, type) values ($1, $2, 4)`, [
      domainId,
      name,
    ]);
    return new CanaryWorld(api, domainId, { schema, version, agent, list }, queue);
  }

  /** The call with its number wherever one may stand. */
  async leaveTraces(): Promise<void> {
    const joined = await this.anEvent({ contact: phone, data: { attempt_id: call, from: phone } });
    await this.anEvent({ data: { attempt_id: call, result: 'abandoned' } });
    await this.aDeadLetter();
    const run = await this.aRun(joined, { state: { variables: { caller: phone } } });
    await this.aStep(run, { body: `Call ${phone} back` });
    await this.insert('run_wait', { run_id: run, domain_id: this.domainId, key: call, names: [] });
    await this.aRun(joined, { parent_run: run });
    const { domainId } = this;
    await this.insert('event_outbox', {
      domain_id: domainId,
      type: 'list.changed',
      source: 'list',
      subject: 'list-1',
      data: { number: phone, call },
    });
    await this.insert('agent_notification', {
      agent_id: this.ids.agent,
      key: randomUUID(),
      kind: 'notification',
      level: 'info',
      message: `+38 (067) 123-45-67 waits: ${call}`,
      seconds: 5,
    });
    await this.insert('cache_entry', {
      domain_id: domainId,
      key: `last:${digits}:${call}`,
      value: {},
      expires_at: new Date(Date.now() + 60_000),
    });
    await this.insert('idempotency_key', {
      domain_id: domainId,
      key: randomUUID(),
      fingerprint: Buffer.from('x'),
      answer: { body: { destination: phone, call } },
    });
    await this.insert('member', {
      domain_id: domainId,
      queue_id: this.queue,
      communications: JSON.stringify([{ id: 0, destination: digits }]),
      variables: { call },
    });
    await this.insert('list_communication', {
      list_id: this.ids.list,
      number: digits,
      description: call,
    });
    await this.insert('bulk_action', {
      domain_id: domainId,
      object: 'runs',
      action: 'cancel',
      filter: { q: `${digits} ${call}` },
      ids: [],
      rate: 10,
      status: 'completed',
    });
    await this.publish({ attempt_id: call, destination: phone });
    await this.publish({ attempt_id: call, result: 'abandoned' });
    await this.aLetterInTheStream(new TextEncoder().encode(`{ no JSON ${phone} ${call}`));
    await this.aLetterInTheStream(Buffer.from([0xff, ...Buffer.from(`${digits} ${call}`)]));
  }

  async anEvent(more: { contact?: string; data: object; key?: string; type?: string }) {
    const id = uuidv7();
    const eventId = `${call}:${randomUUID()}`;
    await this.insert('event', {
      id,
      domain_id: this.domainId,
      event_id: eventId,
      type: 'queue.missed',
      source: 'queue_1',
      key: call,
      part: 0,
      stream_seq: 1,
      occurred_at: new Date(),
      ...more,
    });
    await this.insert('event_key', { domain_id: this.domainId, event_id: eventId, id });
    return id;
  }

  async aRun(event: string, more: Record<string, unknown> = {}): Promise<string> {
    const id = uuidv7();
    await this.insert('run', {
      id,
      domain_id: this.domainId,
      event_ref: event,
      event_no: 1,
      event_id: 'e',
      event_type: 'queue.missed',
      schema_id: this.ids.schema,
      version_id: this.ids.version,
      key: 'other',
      part: 0,
      stream_seq: 1,
      status: 'waiting',
      state: {},
      ...more,
    });
    return id;
  }

  async aStep(run: string, output: object): Promise<void> {
    const rest = [null, output, null, [], new Date(), 1];
    const step = [1, 'crm', 'Tell CRM', 'http-request', 1, 1, 'completed', null, ...rest];
    await this.insert('step_batch', {
      run_id: run,
      first_seq: 1,
      domain_id: this.domainId,
      steps: JSON.stringify([step]),
    });
  }

  async publish(data: CloudEvent['data']): Promise<void> {
    const { namespace } = this.api.settings.nats;
    const publisher = new EventPublisher(this.api.app.get(NATS_CONNECTION), namespace);
    await publisher.publish(this.domainId, {
      specversion: '1.0',
      id: randomUUID(),
      source: `queue_${this.queue}`,
      type: 'queue.missed',
      data: { queue_id: this.queue, ...data },
    });
  }

  private async aDeadLetter(): Promise<void> {
    await this.insert('event', {
      id: uuidv7(),
      domain_id: this.domainId,
      event_id: `dead:${call}`,
      type: 'unreadable',
      source: 'queue_1',
      key: 'token',
      part: 0,
      stream_seq: 1,
      occurred_at: new Date(),
      data: { text: `{ no JSON ${phone} ${call}` },
      problem: 'It is not JSON.',
    });
  }

  private async aLetterInTheStream(data: Uint8Array): Promise<void> {
    const { namespace } = this.api.settings.nats;
    const letters = new DeadLetterPublisher(this.api.app.get(NATS_CONNECTION), namespace);
    const letter = { kind: 'event', domainId: this.domainId, id: randomUUID() };
    await letters.publish({ ...letter, reason: 'It is not JSON.', subject: 'hl.in', data });
  }

  private async insert(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    await this.api.database.dataSource.query(
      `insert into ${table} (${columns.join(', ')})
       values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }
}

describe('POST /erasures', () => {
  let api: TestApi;
  let theirs: CanaryWorld;
  let theirKey: string;
  beforeAll(async () => {
    api = await TestApi.start();
    theirs = await CanaryWorld.open(api, await api.createDomain());
    theirKey = await api.createKey(['personal_data:manage'], theirs.domainId);
  });
  afterAll(() => api.stop());
  // Nothing of another spec may be counted.
  beforeEach(async () => {
    for (const text of [{ phone }, { call }]) {
      await erase(text);
      await erase(text, theirKey);
    }
  });

  const erase = (body: object, key?: string) =>
    api.send('/erasures', { body, ...(key !== undefined && { key }) });

  /** Rows of all tables that hold the text, by table: what a new table keeps is found as well. */
  async function rowsWith(text: string): Promise<Record<string, number>> {
    const { dataSource } = api.database;
    const tables = await dataSource.query<{ name: string }[]>(
      `select c.relname as name from pg_class c
       where c.relkind in ('r', 'p') and not c.relispartition
         and c.relnamespace = 'public'::regnamespace`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await dataSource.query<{ rows: number }[]>(
        `select count(*)::int as rows from "${name}" t where t::text like $1`,
        [`%${text}%`],
      );
      if (row!.rows > 0) counts[name] = row!.rows;
    }
    return counts;
  }

  /** Messages of all streams whose subject, headers or data hold the text. */
  async function messagesWith(text: string): Promise<number> {
    const connection: NatsConnection = api.app.get(NATS_CONNECTION);
    const manager = await jetstreamManager(connection);
    let count = 0;
    for (const stream of Object.values(streamsOf(api.settings.nats.namespace))) {
      const { state } = await manager.streams.info(stream);
      for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
        const message = await manager.streams.getMessage(stream, { seq }).catch(() => null);
        const headers = [...(message?.header ?? [])].join(' ');
        const body = message?.string() ?? '';
        const packed = /"data":"([A-Za-z0-9+/=]+)"/.exec(body)?.[1] ?? '';
        const all = [message?.subject, headers, body, Buffer.from(packed, 'base64').toString()];
        if (all.some((one) => one?.includes(text))) count += 1;
      }
    }
    return count;
  }

  it.each([
    ['phone', { phone }, digits],
    ['call', { call }, call],
  ])('leaves no trace of a %s in any table or stream', async (_, body, text) => {
    const mine = await CanaryWorld.open(api, api.database.domainId);
    await mine.leaveTraces();
    expect(Object.keys(await rowsWith(text))).toEqual(
      expect.arrayContaining(['event', 'event_outbox', 'cache_entry', 'member', 'bulk_action']),
    );
    const answer = await erase(body);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      events: 3,
      runs: 2,
      members: 1,
      list_entries: 1,
      others: 4,
      messages: 4,
    });
    expect(await rowsWith(text)).toEqual({});
    expect(await messagesWith(text)).toBe(0);
  });

  it('takes the whole call of a number with it', async () => {
    const mine = await CanaryWorld.open(api, api.database.domainId);
    await mine.leaveTraces();
    await erase({ phone });
    expect(await rowsWith(call)).toEqual({});
    expect(await messagesWith(call)).toBe(0);
  });

  it('leaves what is about others: longer numbers, the rest of a list, another domain', async () => {
    await theirs.leaveTraces();
    const before = { rows: await rowsWith(digits), messages: await messagesWith(digits) };
    const mine = await CanaryWorld.open(api, api.database.domainId);
    const others = [
      await mine.anEvent({ key: 'list-7', type: 'list.changed', data: { number: '1' } }),
      await mine.anEvent({ key: 'call-8', data: { attempt_id: 'call-8', from: `9${digits}` } }),
    ];
    await mine.anEvent({ key: 'list-7', type: 'list.changed', data: { number: phone } });
    const run = await mine.aRun(others[0]!);
    await mine.aStep(run, { found: phone });
    await mine.publish({ attempt_id: 'call-8', from: `9${digits}` });
    expect((await erase({ phone })).body).toMatchObject({ events: 1, runs: 1, messages: 0 });
    const kept = await api.database.dataSource.query<{ id: string }[]>(
      `select id::text from event where id = any($1::uuid[]) order by id`,
      [others],
    );
    expect(kept.map(({ id }) => id)).toEqual(others);
    const longer = 1;
    expect(await rowsWith(digits)).toEqual({
      ...before.rows,
      event: (before.rows['event'] ?? 0) + longer,
    });
    expect(await messagesWith(digits)).toBe(before.messages + longer);
  });

  it('finds a call by a short id in its key and nowhere else', async () => {
    const mine = await CanaryWorld.open(api, api.database.domainId);
    await mine.anEvent({ key: '42', data: { attempt_id: 42 } });
    const kept = await mine.anEvent({ key: '43', data: { attempt_id: 43, seconds: 42 } });
    await mine.publish({ attempt_id: 42 });
    expect((await erase({ call: '42' })).body).toMatchObject({ events: 1, messages: 1 });
    const { dataSource } = api.database;
    expect(await dataSource.query(`select 1 from event where id = $1`, [kept])).toHaveLength(1);
  });

  it('keeps entries of lists when told so, and with a preview everything', async () => {
    const mine = await CanaryWorld.open(api, api.database.domainId);
    await mine.leaveTraces();
    const before = await rowsWith(digits);
    const preview = await erase({ phone, preview: true });
    expect(preview.body).toMatchObject({ events: 3, runs: 2, list_entries: 1, messages: 0 });
    expect(await rowsWith(digits)).toEqual(before);
    expect((await erase({ phone, keep_lists: true })).body).toMatchObject({ list_entries: 0 });
    expect(await rowsWith(digits)).toEqual({ list_communication: 1 });
  });

  it.each([
    [{}, 'phone'],
    [{ phone, call }, 'phone'],
    [{ phone: '1234' }, 'phone'],
    [{ phone: 'Olha' }, 'phone'],
    [{ call: 'a "b"' }, 'call'],
  ])('refuses %j', async (body, path) => {
    const answer = await erase(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ problems: [{ path }] });
  });

  it('is for those who may', async () => {
    const key = await api.createKey(['event:read', 'run:update']);
    expect((await erase({ phone }, key)).status).toBe(403);
  });
});
