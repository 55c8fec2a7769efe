import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainVariable, FlowCheckAnswer, FlowSchema } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

const path = '/routing/schema/variables';

describe('/routing/schema/variables', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const create = (body: object) => api.read(path, DomainVariable, { body });
  const rowOf = async (id: number) => {
    const [row] = await api.database.dataSource.query(
      `select value, sealed, version from domain_variable where id = $1`,
      [id],
    );
    return row;
  };
  const drawing = (text: string) => ({
    nodes: [
      { id: 'start', type: 'start', name: 'Start' },
      { id: 'say', type: 'log', name: 'Say', params: { text } },
    ],
    edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'say' }],
  });

  it('makes, reads, changes and deletes a variable of any JSON', async () => {
    const made = await create({ name: 'office', value: { city: 'Kyiv', floors: [1, 2] } });
    expect(made).toMatchObject({ name: 'office', encrypt: false, value: { city: 'Kyiv' } });
    expect((await api.send(`${path}/${made.id}`)).body).toEqual(made);
    const patched = await api.send(`${path}/${made.id}`, { method: 'PATCH', body: { value: 7 } });
    expect(patched.body).toMatchObject({ name: 'office', value: 7 });
    const put = await api.send(`${path}/${made.id}`, { method: 'PUT', body: { name: 'office2' } });
    expect(put.body).toMatchObject({ name: 'office2', value: 7 });
    const deleted = await api.send(`${path}/${made.id}`, { method: 'DELETE' });
    expect(deleted.body).toMatchObject({ id: made.id });
    expect((await api.send(`${path}/${made.id}`)).status).toBe(404);
  });

  it('never answers an encrypted value, and stores nothing of it', async () => {
    const canary = 'canary-7f3a9c';
    const made = await create({ name: 'crm_token', value: canary, encrypt: true });
    expect(made).toMatchObject({ value: null, encrypt: true });
    const answers = [
      await api.send(`${path}/${made.id}`),
      await api.send(path),
      await api.send(`${path}?fields=value&fields=sealed`),
      await api.send(`${path}/${made.id}`, { method: 'PATCH', body: { name: 'crm_token_2' } }),
    ];
    expect(JSON.stringify([made, ...answers.map(({ body }) => body)])).not.toContain(canary);
    const row = await rowOf(made.id);
    expect(row.sealed).toMatch(/^s1\.spec\./);
    expect(JSON.stringify(row)).not.toContain(canary);
  });

  it('keeps an encrypted value that is not given again, and takes a new one', async () => {
    const made = await create({ name: 'kept', value: 'first', encrypt: true });
    const before = await rowOf(made.id);
    await api.send(`${path}/${made.id}`, { method: 'PUT', body: { name: 'kept', encrypt: true } });
    expect(await rowOf(made.id)).toEqual(before);
    await api.send(`${path}/${made.id}`, { method: 'PATCH', body: { value: 'second' } });
    const after = await rowOf(made.id);
    expect(after.sealed).not.toBe(before.sealed);
    expect(after.version).toBe(before.version + 1);
  });

  it('does not turn an encrypted value into a plain one', async () => {
    const made = await create({ name: 'one_way', value: 'secret', encrypt: true });
    const send = (body: object) => api.send(`${path}/${made.id}`, { method: 'PATCH', body });
    const refused = await send({ encrypt: false });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ id: 'variable.value.needed' });
    expect((await send({ encrypt: false, value: 'open' })).body).toMatchObject({
      value: 'open',
      encrypt: false,
    });
    expect((await send({ encrypt: true })).body).toMatchObject({ value: null, encrypt: true });
    expect((await rowOf(made.id)).value).toBeNull();
  });

  it('takes null for a value of its own', async () => {
    const made = await create({ name: 'nothing', value: null });
    expect(made).toMatchObject({ value: null, encrypt: false });
    const other = await create({ name: 'something', value: 7 });
    const emptied = { method: 'PATCH', body: { value: null } } as const;
    expect((await api.send(`${path}/${other.id}`, emptied)).body).toMatchObject({ value: null });
  });

  it.each([
    ['a name with a brace', { name: 'a}b', value: 1 }],
    ['a name with a blank', { name: 'a b', value: 1 }],
    ['a name of the machinery', { name: '__proto__', value: 1 }],
    ['no name', { value: 1 }],
    ['a value that is too long', { name: 'long', value: 'x'.repeat(65_536) }],
  ])('refuses %s', async (_, body) => {
    expect((await api.send(path, { body })).status).toBe(400);
  });

  it('has each name once, case counting', async () => {
    await create({ name: 'Twice', value: 1 });
    expect((await api.send(path, { body: { name: 'twice', value: 2 } })).status).toBe(200);
    const again = await api.send(path, { body: { name: 'Twice', value: 3 } });
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ id: 'variable.name.taken' });
  });

  it('keeps what a published flow schema reads, and names it', async () => {
    const made = await create({ name: 'in.use-1', value: 1 });
    const schema = await api.read('/routing/schema', FlowSchema, {
      body: { name: 'Reads it', schema: [{ log: 'x $${ in.use-1 } y' }] },
    });
    const users = [{ kind: 'flow-schema', id: schema.id, name: 'Reads it' }];
    const refused = await api.send(`${path}/${made.id}`, { method: 'DELETE' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ users });
    const renamed = await api.send(`${path}/${made.id}`, { method: 'PATCH', body: { name: 'b' } });
    expect(renamed.status).toBe(409);
    const other = await create({ name: 'in.use', value: 1 });
    const longer = await api.send(`${path}/${other.id}`, { method: 'DELETE' });
    expect(longer.status).toBe(200);
  });

  it('lets only known names be published in a drawing, and warns in an array', async () => {
    await create({ name: 'known_name', value: 'v' });
    const schema = await api.read('/routing/schema', FlowSchema, {
      body: { name: 'Checks names' },
    });
    const check = async (text: string) =>
      (
        await api.read(`/routing/schema/${schema.id}/check`, FlowCheckAnswer, {
          body: { graph: drawing(text) },
        })
      ).problems.filter(({ code }) => code === 'domain-variable.unknown');
    expect(await check('$${known_name} $${known_name.path}')).toEqual([]);
    expect(await check('$${known_nam}')).toEqual([
      expect.objectContaining({
        level: 'error',
        message: expect.stringContaining('Did you mean `known_name`?'),
      }),
    ]);
    const array = await api.send('/routing/schema', {
      body: { name: 'Array names nothing', schema: [{ log: '$${nobody}' }] },
    });
    expect(array.status).toBe(200);
  });

  it('keeps other domains out and names the missing right', async () => {
    const made = await create({ name: 'private', value: 1 });
    const key = await api.createKey(['schema:read', 'schema:update'], await api.createDomain());
    expect((await api.send(`${path}/${made.id}`, { key })).status).toBe(404);
    const reader = await api.createKey(['schema:read']);
    const refused = await api.send(path, { key: reader, body: { name: 'x', value: 1 } });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('schema:create') });
  });

  it('answers 404 for what is no id of a variable', async () => {
    for (const id of ['0', '99999999999', '9223372036854775807', 'abc'])
      expect((await api.send(`${path}/${id}`)).status).toBe(404);
  });

  it('tells the workers of each change', async () => {
    const made = await create({ name: 'news', value: 1 });
    const rows = await api.database.dataSource.query(
      `select kind from config_outbox where object_id = $1 and kind = 'domain-variable'`,
      [String(made.id)],
    );
    expect(rows).toHaveLength(1);
  });
});
