/**
 * Renaming what published flow schemas find by its name, also while one is being published. As in
 * `delete-or-name.int-spec.ts`: two real transactions that overlap.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgentInput } from '@hookline/contracts';
import { ConfigTransactions, createTestDatabase, type TestDatabase } from '@hookline/database';
import { checkGraph } from './check-graph';
import {
  drawing,
  namedKinds,
  worldOf,
  type NamedKind,
  type Named,
  type World,
} from './naming-world.fixture';
import { overlap, type Change } from './overlap.fixture';

const newName = () => `n_${randomBytes(6).toString('hex')}`;

describe('renaming what flow schemas find by its name', () => {
  let database: TestDatabase;
  let world: World;

  beforeAll(async () => {
    database = await createTestDatabase();
    world = worldOf(database);
  });
  afterAll(() => database.drop());

  const now = (change: Change) => change(new ConfigTransactions(database.dataSource));

  describe.each(namedKinds)('a %s', (kindName) => {
    let kind: NamedKind;
    beforeAll(() => {
      kind = world.kinds[kindName];
    });

    it('is refused, naming the schemas', async () => {
      const object = await kind.make();
      const schema = await world.makeUser(kind.byName(object));
      const users = [{ kind: 'flow-schema', id: schema.id, name: schema.name }];
      await expect(now(kind.rename(object, newName()))).rejects.toMatchObject({
        code: kind.nameInUse,
        users,
      });
      await expect(now(kind.rename(object, object.name))).resolves.toMatchObject({
        name: object.name,
      });
    });

    it('is fine once the published version names it no more', async () => {
      const object = await kind.make();
      await world.makeFormerUser(kind.byName(object));
      const name = newName();
      await expect(now(kind.rename(object, name))).resolves.toMatchObject({ name });
    });

    it('is refused when a version that names it was stored a moment before', async () => {
      const object = await kind.make();
      const schema = await world.makeFormerUser(kind.byName(object));
      const [published, renamed] = await overlap(
        database.dataSource,
        world.bringBack(schema),
        kind.rename(object, newName()),
      );
      expect(published).toMatchObject({ status: 'fulfilled', value: { version: 3 } });
      const users = [{ kind: 'flow-schema', id: schema.id, name: schema.name }];
      expect(renamed).toMatchObject({
        status: 'rejected',
        reason: { code: kind.nameInUse, users },
      });
    });

    it('leaves the old name to nobody who would be stored a moment after', async () => {
      const object = await kind.make();
      const schema = await world.makeFormerUser(kind.byName(object));
      const [renamed, published] = await overlap(
        database.dataSource,
        kind.rename(object, newName()),
        world.bringBack(schema),
      );
      expect(renamed.status).toBe('fulfilled');
      const problem = { code: kind.missing, level: 'error' };
      expect(published).toMatchObject({
        status: 'rejected',
        reason: { problems: expect.arrayContaining([expect.objectContaining(problem)]) },
      });
    });
  });

  const counted = ['domain variable', 'agent with an extension'];
  const foundInAnyCase = namedKinds.filter((name) => !counted.includes(name));

  describe.each(foundInAnyCase)('a %s', (kindName) => {
    let kind: NamedKind;
    let object: Named;
    beforeAll(async () => {
      kind = world.kinds[kindName];
      object = await kind.make();
      await now(kind.rename(object, `a${object.name}`));
      object = { ...object, name: `a${object.name}` };
    });

    it('is fine when its nodes name it by its id', async () => {
      await world.makeUser(kind.node(object));
      const name = newName();
      await expect(now(kind.rename(object, name))).resolves.toMatchObject({ name });
      object = { ...object, name };
    });

    it('is fine when only the case of its name changes', async () => {
      await world.makeUser(kind.byName(object));
      const name = object.name.toUpperCase();
      await expect(now(kind.rename(object, name))).resolves.toMatchObject({ name });
      await expect(now(kind.rename(object, newName()))).rejects.toMatchObject({
        code: kind.nameInUse,
      });
    });
  });

  it('counts the case of a domain variable, as runs do', async () => {
    const kind = world.kinds['domain variable'];
    const variable = await kind.make();
    await world.makeUser(kind.byName(variable));
    await expect(now(kind.rename(variable, variable.name.toUpperCase()))).rejects.toMatchObject({
      code: 'variable.name.in_use',
    });
  });

  it('keeps the name of a domain variable that a schema only sets', async () => {
    const kind = world.kinds['domain variable'];
    const variable = await kind.make();
    const params = { action: 'set', name: variable.name, value: 'x' };
    await world.makeUser({ type: 'domain-variable', params });
    await expect(now(kind.rename(variable, newName()))).rejects.toMatchObject({
      code: 'variable.name.in_use',
    });
    // The schema makes it again.
    await expect(now(kind.remove(variable))).resolves.toMatchObject({ name: variable.name });
  });

  it('keeps the user of an agent that a schema finds by it', async () => {
    const { agents } = world.stores;
    const make = (name: string) =>
      agents.createAgent(database.domainId, AgentInput.parse({ user: { id: '907' }, name }));
    const [first, second] = [await make('First'), await make('Second')];
    const params = { by: 'userId', value: '0907', status: 'online' };
    const schema = await world.makeUser({ type: 'agent-update', params });
    const change = (id: string) =>
      agents.changeAgent(database.domainId, id, { user: { id: '908' } });
    const users = [{ kind: 'flow-schema', id: schema.id, name: schema.name }];
    await expect(change(first.id)).rejects.toMatchObject({ code: 'agent.name.in_use', users });
    await expect(now(world.kinds.agent.remove(first))).rejects.toMatchObject({
      code: 'agent.in_use',
      users,
    });
    // The schema finds the one that was added first.
    await expect(change(second.id)).resolves.toMatchObject({ user: { id: '908' } });
  });

  it('minds a schema that runs itself by its name, until it does not', async () => {
    const { author, stores } = world;
    const own = await world.makeSchema();
    const byItself = (name: string) => world.kinds['flow schema'].byName({ id: own.id, name });
    await publishDrawing(own.id, byItself(own.name), 1);
    const rename = world.kinds['flow schema'].rename(own, newName());
    await expect(now(rename)).rejects.toMatchObject({
      code: 'flow_schema.name.in_use',
      users: [{ id: own.id }],
    });
    await publishDrawing(own.id, { type: 'log', params: { text: 'x' } }, 2);
    await expect(now(rename)).resolves.toMatchObject({ id: own.id });

    async function publishDrawing(
      id: string,
      node: { type: string; params: object },
      revision: number,
    ): Promise<void> {
      const graph = drawing(node);
      await stores.drafts.saveDraft(author, id, { graph, revision }, checkGraph);
      await stores.drafts.publish(author, id, { note: '' }, checkGraph);
    }
  });

  it('asks nobody of another domain', async () => {
    const [{ id: domainId }] = await database.dataSource.query(
      `insert into domain (name) values ('Other') returning id::text`,
    );
    const other = worldOf({ dataSource: database.dataSource, domainId });
    const name = newName();
    const [mine, theirs] = [await world.kinds.list.make(), await other.kinds.list.make()];
    await now(world.kinds.list.rename(mine, name));
    await now(other.kinds.list.rename(theirs, name));
    await other.makeUser(other.kinds.list.byName({ ...theirs, name }));
    await expect(now(world.kinds.list.rename({ ...mine, name }, newName()))).resolves.toBeTruthy();
  });
});
