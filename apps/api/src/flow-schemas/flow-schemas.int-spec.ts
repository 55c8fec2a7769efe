import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ContactList,
  FlowCheckAnswer,
  FlowDraft,
  FlowSchema,
  FlowSchemaSummary,
  FlowVersion,
  Integration,
  listOf,
  ProblemList,
  Queue,
  QueueHook,
  WebitelError,
} from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

const array = [
  { set: { a: '1', z: 'x' } },
  { if: { expression: "${a} == '1'", then: [{ log: 'yes' }], else: [] }, tag: 'check' },
];

/** start → log → stop */
const drawing = {
  nodes: [
    { id: 'start', type: 'start', name: 'Start' },
    { id: 'say', type: 'log', name: 'Say', params: { text: 'hello ${destination}' } },
    { id: 'stop', type: 'stop', name: 'Stop' },
  ],
  edges: [
    { id: 'e1', from: 'start', outlet: 'next', to: 'say' },
    { id: 'e2', from: 'say', outlet: 'next', to: 'stop' },
  ],
};

describe('/routing/schema', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const post = (body: object) =>
    api.send('/routing/schema', { body: { name: randomUUID(), ...body } });
  const add = (body: object) =>
    api.read('/routing/schema', FlowSchema, { body: { name: randomUUID(), ...body } });
  const versionsOf = (id: string) =>
    api.read(`/routing/schema/${id}/versions`, listOf(FlowVersion));

  describe('written by a Webitel client', () => {
    it.each([
      ['an array', array],
      ['text holding an array', JSON.stringify(array)],
      ['an empty array', []],
    ])('compiles and publishes %s at once and reads it back equal', async (_what, schema) => {
      const payload = { nodes: [{ id: 1, deep: { b: 1, a: [null] } }] };
      const created = await add({ schema, payload, editor: true, tags: [{ name: 'crm' }] });
      expect(created).toMatchObject({
        schema,
        payload,
        type: 'service',
        source: 'webitel',
        editor: true,
        tags: [{ name: 'crm' }],
        published_version: 1,
        draft_newer: false,
      });
      const version = await api.read(`/routing/schema/${created.id}/versions/1`, FlowVersion);
      expect(version).toMatchObject({ version: 1, current: true });
      expect(version.graph?.dialect).toBe('array');
      expect(version.graph?.nodes[0]).toMatchObject({ id: 'start', type: 'start' });
    });

    it('publishes a version per written array, by POST, PUT and PATCH, and none for what it read (decision 2)', async () => {
      const created = await add({ schema: array });
      const path = `/routing/schema/${created.id}`;
      const same = await api.send(path, { method: 'PUT', body: { ...created, note: 'n' } });
      expect(same.body).toMatchObject({ note: 'n', published_version: 1, schema: array });
      const patch = { schema: [{ log: 'x' }] };
      const changed = await api.read(path, FlowSchema, { method: 'PATCH', body: patch });
      expect(changed).toMatchObject({ published_version: 2, ...patch });
      const put = { ...changed, schema: [{ log: 'y' }] };
      const replaced = await api.send(path, { method: 'PUT', body: put });
      expect(replaced.body).toMatchObject({ published_version: 3, draft_newer: false });
      expect((await versionsOf(created.id)).items.map(({ version }) => version)).toEqual([3, 2, 1]);
    });

    it('takes an exported record, nulls and unknown keys included', async () => {
      const body = await add({
        id: '77',
        schema: JSON.stringify(array),
        payload: null,
        createdAt: 1,
        tags: null,
        description: null,
      });
      expect(body.id).not.toBe('77');
      expect(body).toMatchObject({ tags: [], description: '', payload: null });
    });

    it.each([
      ['text that is no JSON', 'no json'],
      ['an object without a list', { set: {} }],
      ['a number', 7],
    ])('answers 400 to %s', async (_what, schema) => {
      const problems = [{ level: 'error', path: 'schema' }];
      expect(await post({ schema })).toMatchObject({ status: 400, body: { problems } });
    });

    it('does not wipe out a drawn schema when it writes back the empty array it read', async () => {
      const created = await add({ graph: drawing });
      const path = `/routing/schema/${created.id}`;
      await api.send(`${path}/publish`, { method: 'POST' });
      const read = await api.read(path, FlowSchema);
      expect(read.schema).toEqual([]);
      const written = await api.send(path, { method: 'PUT', body: { ...read, note: 'x' } });
      expect(written.body).toMatchObject({ source: 'drawn', published_version: 1 });
      expect((await api.read(`${path}/draft`, FlowDraft)).graph.nodes).toHaveLength(3);
    });
  });

  describe('draft', () => {
    it('starts with a start node, or with the graph that was posted', async () => {
      const empty = await add({});
      expect(empty).toMatchObject({ source: 'drawn', published_version: null, draft_newer: false });
      const draft = await api.read(`/routing/schema/${empty.id}/draft`, FlowDraft);
      expect(draft.graph.nodes).toHaveLength(1);
      const drawn = await add({ graph: drawing });
      const read = await api.send(`/routing/schema/${drawn.id}/draft`);
      expect(read.body).toMatchObject({ revision: 1, graph: drawing, problems: [] });
    });

    it('saves against the revision that was read; the second of two gets 409', async () => {
      const schema = await add({ graph: drawing });
      const path = `/routing/schema/${schema.id}/draft`;
      const save = (name: string) =>
        api.send(path, {
          method: 'PUT',
          body: { revision: 1, graph: { ...drawing, notes: [note(name)] } },
        });
      const answers = await Promise.all([save('one'), save('two')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers.find(({ status }) => status === 200);
      expect(winner?.body).toMatchObject({ revision: 2 });
      expect((await api.send(path)).body).toEqual(winner?.body);
    });

    it('is a draft until it is published, whatever is written to it (decision 2)', async () => {
      const created = await add({ graph: drawing });
      expect(created).toMatchObject({ published_version: null, source: 'drawn' });
      const path = `/routing/schema/${created.id}`;
      const graph = { ...drawing, nodes: [...drawing.nodes, { id: 'more', type: 'log' }] };
      await api.send(path, { method: 'PATCH', body: { graph } });
      expect((await versionsOf(created.id)).items).toEqual([]);
      expect((await api.read(`${path}/draft`, FlowDraft)).graph.nodes).toHaveLength(4);
      await api.send(path, { method: 'PATCH', body: { graph: drawing } });
      await api.send(`${path}/publish`, { method: 'POST' });
      expect((await versionsOf(created.id)).items).toHaveLength(1);
    });

    it('keeps the revision when nothing changed', async () => {
      const schema = await add({ graph: drawing });
      const path = `/routing/schema/${schema.id}/draft`;
      const draft = await api.read(path, FlowDraft);
      const { graph, revision } = draft;
      const saved = await api.send(path, { method: 'PUT', body: { graph, revision } });
      expect(saved.body).toEqual(draft);
    });

    it('refuses unknown fields and a graph that is none', async () => {
      const schema = await add({});
      const path = `/routing/schema/${schema.id}/draft`;
      const put = (body: object) => api.send(path, { method: 'PUT', body });
      expect(
        (await put({ graph: drawing, revision: 1, more: true })).status,
      ).toBeGreaterThanOrEqual(400);
      expect((await put({ graph: { nodes: 7 }, revision: 1 })).status).toBe(422);
    });
  });

  describe('check and publish', () => {
    const broken = { ...drawing, edges: [] };

    it('checks a sent graph without storing it, and the stored one without a body', async () => {
      const schema = await add({ graph: drawing });
      const path = `/routing/schema/${schema.id}`;
      const sent = await api.read(`${path}/check`, FlowCheckAnswer, { body: { graph: broken } });
      expect(sent.problems).toContainEqual(expect.objectContaining({ level: 'error' }));
      expect((await api.send(`${path}/check`, { method: 'POST' })).body).toEqual({ problems: [] });
    });

    it('refuses to publish errors, with the node and a sentence', async () => {
      const schema = await add({ graph: broken });
      const answer = await api.send(`/routing/schema/${schema.id}/publish`, { body: {} });
      expect(answer.status).toBe(422);
      expect(ProblemList.parse(answer.body).problems[0]).toMatchObject({
        level: 'error',
        nodeId: expect.any(String),
        message: expect.any(String),
      });
      expect((await versionsOf(schema.id)).items).toEqual([]);
    });

    it('refuses a list that is not there, drawn or in an array (decision 21)', async () => {
      const list = await api.read('/call_center/list', ContactList, { body: { name: 'VIP list' } });
      const graphWith = (ref: object) => ({
        ...drawing,
        nodes: drawing.nodes.map((node) =>
          node.id === 'say'
            ? { ...node, type: 'list-remove', params: { list: ref, number: '1' } }
            : node,
        ),
        edges: [
          { id: 'e1', from: 'start', outlet: 'next', to: 'say' },
          { id: 'e2', from: 'say', outlet: 'success', to: 'stop' },
        ],
      });
      const publish = async (ref: object) => {
        const schema = await add({ graph: graphWith(ref) });
        return api.send(`/routing/schema/${schema.id}/publish`, { method: 'POST' });
      };
      expect((await publish({ id: list.id })).status).toBe(200);
      expect((await publish({ name: 'vip LIST' })).status).toBe(200);
      expect((await publish({ id: '${list_id}' })).status).toBe(200);
      const refused = await publish({ id: '4711' });
      expect(refused.status).toBe(422);
      expect(ProblemList.parse(refused.body).problems).toContainEqual(
        expect.objectContaining({
          path: 'nodes.say.params.list',
          message: 'there is no list 4711',
        }),
      );
      const arrayWith = (ref: object) => [{ listAdd: { list: ref, destination: '1' } }];
      expect((await post({ schema: arrayWith({ id: list.id }) })).status).toBe(200);
      expect((await post({ schema: arrayWith({ id: '4711' }) })).status).toBe(400);
    });

    it('refuses a connection whose kind does not fit; in an array it is a warning', async () => {
      const connection = await api.read('/integrations', Integration, {
        body: {
          name: 'Kind Slack',
          kind: 'slack',
          settings: { mode: 'bot', botToken: 'xoxb-1' },
        },
      });
      expect(connection).toMatchObject({ kind: 'slack' });
      const graphWith = (channel: string, integration: object) => ({
        nodes: [
          drawing.nodes[0],
          {
            id: 'say',
            type: 'send-message',
            name: 'Say',
            params: { channel, integration, to: 'a@b.example', text: 'x' },
          },
          drawing.nodes[2],
        ],
        edges: [
          { id: 'e1', from: 'start', outlet: 'next', to: 'say' },
          { id: 'e2', from: 'say', outlet: 'success', to: 'stop' },
          { id: 'e3', from: 'say', outlet: 'failure', to: 'stop' },
        ],
      });
      const publish = async (channel: string, integration: object) => {
        const schema = await add({ graph: graphWith(channel, integration) });
        return api.send(`/routing/schema/${schema.id}/publish`, { method: 'POST' });
      };
      expect((await publish('slack', { id: connection.id })).status).toBe(200);
      const refused = await publish('email', { name: 'kind SLACK' });
      expect(refused.status).toBe(422);
      expect(ProblemList.parse(refused.body).problems).toContainEqual(
        expect.objectContaining({
          level: 'error',
          code: 'integration.kind',
          path: 'nodes.say.params.integration',
          message: 'the connection “kind SLACK” is of the kind slack, not email',
        }),
      );
      const mail = { profile: { id: connection.id }, to: ['a@b.example'], message: 'x' };
      const array = await add({ schema: [{ sendEmail: mail }] });
      expect(array.published_version).toBe(1);
      const checked = await api.read(`/routing/schema/${array.id}/check`, FlowCheckAnswer, {
        method: 'POST',
      });
      expect(checked.problems).toContainEqual(
        expect.objectContaining({ level: 'warning', code: 'integration.kind' }),
      );
    });

    it('makes immutable numbered versions; the same graph again is no new one', async () => {
      const schema = await add({ graph: drawing });
      const path = `/routing/schema/${schema.id}`;
      const first = await api.read(`${path}/publish`, FlowVersion, {
        body: { note: 'first', revision: 1 },
      });
      expect(first).toMatchObject({ version: 1, note: 'first', current: true });
      expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
      const again = await api.send(`${path}/publish`, { method: 'POST' });
      expect(again.body).toEqual(first);

      await api.send(`${path}/draft`, {
        method: 'PUT',
        body: { revision: 1, graph: { ...drawing, notes: [note('new')] } },
      });
      expect((await api.send(path)).body).toMatchObject({
        published_version: 1,
        draft_newer: true,
      });
      const stale = await api.send(`${path}/publish`, { body: { revision: 1 } });
      expect(stale.status).toBe(409);
      const second = await api.send(`${path}/publish`, { body: { revision: 2 } });
      expect(second.body).toMatchObject({ version: 2, current: true });
      expect((await api.send(path)).body).toMatchObject({
        published_version: 2,
        draft_newer: false,
      });
      expect((await api.read(`${path}/versions/1`, FlowVersion)).graph?.notes).toEqual([]);
    });

    it('gives one version when two publish at once', async () => {
      const schema = await add({ graph: drawing });
      const path = `/routing/schema/${schema.id}/publish`;
      const publish = () => api.read(path, FlowVersion, { method: 'POST' });
      const answers = await Promise.all([1, 2, 3].map(publish));
      expect(answers.map(({ version }) => version)).toEqual([1, 1, 1]);
    });

    it('rolls back by publishing an old graph again, leaving the draft', async () => {
      const schema = await add({ graph: drawing });
      const path = `/routing/schema/${schema.id}`;
      await api.send(`${path}/publish`, { method: 'POST' });
      const graph = { ...drawing, notes: [note('second')] };
      await api.send(`${path}/draft`, { method: 'PUT', body: { revision: 1, graph } });
      await api.send(`${path}/publish`, { method: 'POST' });
      const back = await api.send(`${path}/rollback`, { body: { version: 1 } });
      expect(back.body).toMatchObject({ version: 3, note: 'Version 1 again', current: true });
      const versions = await api.read(`${path}/versions?sort=%2Bversion`, listOf(FlowVersion));
      expect(versions.items[0]?.hash).toBe(versions.items[2]?.hash);
      expect((await api.send(path)).body).toMatchObject({
        published_version: 3,
        draft_newer: true,
      });
      expect((await api.read(`${path}/draft`, FlowDraft)).graph.notes).toHaveLength(1);
      expect((await api.send(`${path}/rollback`, { body: { version: 9 } })).status).toBe(404);
    });

    it('gives a Webitel client its old array back with a rollback', async () => {
      const schema = await add({ schema: array });
      const path = `/routing/schema/${schema.id}`;
      await api.send(path, { method: 'PATCH', body: { schema: [{ log: 'x' }] } });
      await api.send(`${path}/rollback`, { body: { version: 1 } });
      expect((await api.send(path)).body).toMatchObject({
        schema: array,
        published_version: 3,
        draft_newer: false,
      });
    });

    it('lets a drawing take over from an array when it is published', async () => {
      const schema = await add({ schema: array });
      const path = `/routing/schema/${schema.id}`;
      await api.send(`${path}/draft`, { method: 'PUT', body: { revision: 1, graph: drawing } });
      expect((await api.send(path)).body).toMatchObject({ schema: array, source: 'webitel' });
      expect((await api.send(`${path}/publish`, { method: 'POST' })).status).toBe(200);
      expect((await api.send(path)).body).toMatchObject({ schema: [], source: 'drawn' });
    });
  });

  it('cannot be deleted while hooks use it, and names them', async () => {
    const schema = await add({ schema: array });
    const queue = await api.read('/call_center/queues', Queue, {
      body: { name: 'Sales', type: 1 },
    });
    const hooks = `/call_center/queues/${queue.id}/hooks`;
    const hook = await api.read(hooks, QueueHook, {
      body: { event: 'missed', schema: { id: schema.id } },
    });
    const path = `/routing/schema/${schema.id}`;
    expect((await api.read(path, FlowSchema)).hook_count).toBe(1);
    const refused = await api.send(path, { method: 'DELETE' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      users: [{ kind: 'hook', id: String(hook.id), name: 'Sales: missed', queue_id: queue.id }],
    });
    const typed = await api.send(path, { method: 'PATCH', body: { type: 'voice' } });
    expect(typed.status).toBe(409);
    await api.send(`${hooks}/${hook.id}`, { method: 'DELETE' });
    expect((await api.send(path, { method: 'DELETE' })).status).toBe(200);
    expect((await api.send(path)).status).toBe(404);
  });

  it('cannot be deleted while other flow schemas run it, drafted or published, by id or name', async () => {
    const schema = await add({ schema: [] });
    const path = `/routing/schema/${schema.id}`;
    const drawn = async (ref: object) => {
      const run = { id: 'say', type: 'run-schema', name: 'Sub', params: { schema: ref } };
      const nodes = drawing.nodes.map((node) => (node.id === 'say' ? run : node));
      return add({ graph: { ...drawing, nodes } });
    };
    const drafted = await drawn({ name: schema.name.toUpperCase() });
    const published = await add({ schema: [{ schema: { id: `00${schema.id}` } }] });
    await drawn({ id: String(Number(schema.id) + 1_000) });
    await api.send(path, {
      method: 'PATCH',
      body: { schema: [{ schema: { id: Number(schema.id) } }] },
    });
    const refused = await api.send(path, { method: 'DELETE' });
    expect(refused.status).toBe(409);
    const users = [drafted, published].map(({ id, name }) => ({ kind: 'flow-schema', id, name }));
    const named = WebitelError.parse(refused.body).users;
    expect(named).toHaveLength(2);
    expect(named).toEqual(expect.arrayContaining(users));
    for (const user of users) await api.send(`/routing/schema/${user.id}`, { method: 'DELETE' });
    expect((await api.send(path, { method: 'DELETE' })).status).toBe(200);
  });

  describe('never publishes what runs a flow schema that is deleted at the same time', () => {
    const remove = (id: string) => api.send(`/routing/schema/${id}`, { method: 'DELETE' });
    /** Each of many callees is deleted while something publishes what runs it. */
    const race = async (
      publish: (callee: string) => Promise<{ status: number }>,
      prepare: (callee: string) => Promise<void> = async () => undefined,
    ): Promise<string[]> => {
      const outcomes: string[] = [];
      for (let round = 0; round < 20; round += 1) {
        const callee = await add({ schema: [] });
        await prepare(callee.id);
        const [published, removed] = await Promise.all([
          publish(callee.id),
          new Promise((resolve) => setTimeout(resolve, round % 5)).then(() => remove(callee.id)),
        ]);
        outcomes.push(`${published.status} ${removed.status}`);
      }
      return outcomes;
    };

    it('with a new array', async () => {
      const outcomes = await race((id) => post({ schema: [{ schema: { id } }] }));
      for (const one of outcomes) expect(one).toMatch(/^(200 409|400 200)$/);
    });

    it('with a changed array', async () => {
      const caller = await add({ schema: [] });
      const outcomes = await race((id) =>
        api.send(`/routing/schema/${caller.id}`, {
          method: 'PATCH',
          body: { schema: [{ schema: { id } }] },
        }),
      );
      for (const one of outcomes) expect(one).toMatch(/^(200 409|400 200)$/);
    });

    it('by going back to a version of before', async () => {
      const caller = await add({ schema: [] });
      const path = `/routing/schema/${caller.id}`;
      const write = (schema: object[]) => api.send(path, { method: 'PATCH', body: { schema } });
      let version = 0;
      const outcomes = await race(
        () => api.send(`${path}/rollback`, { body: { version, note: '' } }),
        async (id) => {
          const { body } = await write([{ schema: { id } }]);
          version = FlowSchema.parse(body).published_version ?? 0;
          await write([{ log: id }]);
        },
      );
      for (const one of outcomes) expect(one).toMatch(/^(200 409|422 200)$/);
    });

    it('while two publish what runs the other', async () => {
      const [one, other] = [await add({ schema: [] }), await add({ schema: [] })];
      for (let round = 0; round < 10; round += 1) {
        const write = (from: string, id: string) =>
          api.send(`/routing/schema/${from}`, {
            method: 'PATCH',
            body: { schema: [{ log: String(round) }, { schema: { id } }] },
          });
        const both = await Promise.all([write(one.id, other.id), write(other.id, one.id)]);
        expect(both.map(({ status }) => status)).toEqual([200, 200]);
      }
    });

    it('while two that run the other are renamed', async () => {
      const [one, other] = [await add({ schema: [] }), await add({ schema: [] })];
      for (let round = 0; round < 3; round += 1) {
        const write = (from: string, id: string) =>
          api.send(`/routing/schema/${from}`, {
            method: 'PATCH',
            body: {
              name: randomUUID(),
              schema: [{ log: String(round) }, { schema: { id } }],
            },
          });
        const both = await Promise.all([write(one.id, other.id), write(other.id, one.id)]);
        expect(both.map(({ status }) => status)).toEqual([200, 200]);
      }
    });
  });

  it('never leaves a hook without its schema when both change at once', async () => {
    const queue = await api.read('/call_center/queues', Queue, {
      body: { name: 'Race', type: 1 },
    });
    for (let round = 0; round < 10; round += 1) {
      const schema = await add({ schema: [] });
      const [hook, deleted] = await Promise.all([
        api.send(`/call_center/queues/${queue.id}/hooks`, {
          body: { event: 'joined', schema: { id: schema.id } },
        }),
        api.send(`/routing/schema/${schema.id}`, { method: 'DELETE' }),
      ]);
      expect([`${hook.status} ${deleted.status}`]).toEqual([
        expect.stringMatching(/^(200 409|400 200)$/),
      ]);
    }
  });

  it('refuses both forms at once, a taken name and wrong types with 400', async () => {
    const one = await add({});
    expect((await post({ schema: array, graph: drawing })).status).toBe(400);
    expect((await post({ name: one.name.toUpperCase() })).status).toBe(400);
    expect((await post({ type: 'fax' })).status).toBe(400);
    expect((await post({ name: '' })).status).toBe(400);
    expect((await post({ name: 'n'.repeat(101) })).status).toBe(400);
  });

  it('lists newest first, filters by tag and type, and lists the tags', async () => {
    const first = await add({ tags: [{ name: 'zz-list' }], type: 'chat' });
    const second = await add({ tags: [{ name: 'zz-list' }, { name: 'zz-two' }] });
    const ids = async (query: string) =>
      (await api.read(`/routing/schema?${query}`, listOf(FlowSchemaSummary))).items.map(
        ({ id }) => id,
      );
    expect(await ids('tags=zz-list')).toEqual([second.id, first.id]);
    expect(await ids('tags=zz-list&sort=%2Bcreated_at')).toEqual([first.id, second.id]);
    expect(await ids('tags=zz-list&type=chat&type=voice')).toEqual([first.id]);
    expect(await ids(`q=${first.name.slice(0, 20)}*`)).toEqual([first.id]);
    const list = await api.read('/routing/schema?tags=zz-two', listOf(FlowSchemaSummary));
    expect(list.items[0]).not.toHaveProperty('schema');
    const { body: tags } = await api.send('/routing/schema/tags?q=zz*');
    expect(tags).toEqual({ next: false, items: [{ name: 'zz-list' }, { name: 'zz-two' }] });
  });

  it('keeps other domains out', async () => {
    const schema = await add({ schema: array });
    const key = await api.createKey(
      ['schema:read', 'schema:update', 'schema:delete'],
      await api.createDomain(),
    );
    const path = `/routing/schema/${schema.id}`;
    for (const below of ['', '/draft', '/versions', '/versions/1']) {
      expect((await api.send(`${path}${below}`, { key })).status).toBe(404);
    }
    for (const below of ['/publish', '/check', '/rollback']) {
      const body = below === '/rollback' ? { version: 1 } : {};
      expect((await api.send(`${path}${below}`, { key, body })).status).toBe(404);
    }
    expect((await api.send(path, { key, method: 'DELETE' })).status).toBe(404);
  });
});

function note(text: string) {
  return { id: 'note', text, position: { x: 0, y: 0 }, size: { width: 100, height: 50 } };
}
