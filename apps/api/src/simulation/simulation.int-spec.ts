import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SimulateAnswer, simulationScenariosOf } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('simulating a contact', () => {
  let api: TestApi;
  const queues = new Map<number, string>();

  beforeAll(async () => {
    api = await TestApi.start();
    const { dataSource, domainId } = api.database;
    const [team] = await dataSource.query(
      `insert into team (domain_id, name) values ($1, 'One') returning id::text`,
      [domainId],
    );
    await dataSource.query(
      `insert into agent (domain_id, team_id, user_id, name, extension)
       values ($1, $2, 7, 'Olha', '1015')`,
      [domainId, team.id],
    );
    for (let type = 0; type <= 9; type += 1) {
      const [queue] = await dataSource.query(
        `insert into queue (domain_id, name, type, team_id, variables)
         values ($1, $2, $3, $4, '{"tier": "gold"}') returning id::text`,
        [domainId, `Queue ${type}`, type, team.id],
      );
      queues.set(type, queue.id);
    }
    await dataSource.query(
      `insert into member (domain_id, queue_id, name, communications)
       values ($1, $2, 'Petro', '[{"destination": "380501112233"}]')`,
      [domainId, queues.get(3)],
    );
  });
  afterAll(() => api.stop());

  const pathOf = (type: number) => `/call_center/queues/${queues.get(type)}/simulate`;
  const simulate = (type: number, body: object) => api.read(pathOf(type), SimulateAnswer, { body });

  it.each([...Array(10).keys()])('offers what can happen in a queue of type %i', async (type) => {
    const { body } = await api.send(pathOf(type));
    const possible = simulationScenariosOf(type).map((one) => one.id);
    expect(body).toMatchObject({ items: possible.map((id) => ({ id })) });
    const { events } = await simulate(type, { scenario: possible[0] });
    expect(events.at(-1)?.type).toBe('queue.leaving');
  });

  it('plays a member of a dialer', async () => {
    const { destination } = await simulate(3, { scenario: 'dialer' });
    expect(destination).toBe('380501112233');
  });

  it('answers before the pauses of a real contact are over', async () => {
    const startedAt = performance.now();
    const { events } = await simulate(1, { scenario: 'answered', speed: 'real' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(events.at(-1)?.after_ms).toBeGreaterThan(20_000);
  });

  it('names the scenarios when it does not know the word', async () => {
    const answer = await api.send(pathOf(1), { body: { scenario: 'dialer' } });
    const message: unknown = expect.stringContaining('needs one of answered');
    const problems = [{ path: 'scenario', message }];
    expect(answer).toMatchObject({ status: 400, body: { problems } });
  });

  it('needs an agent in the team', async () => {
    const { dataSource, domainId } = api.database;
    const [queue] = await dataSource.query(
      `with t as (insert into team (domain_id, name) values ($1, 'Empty') returning id)
       insert into queue (domain_id, name, type, team_id) select $1, 'No one', 1, id from t
       returning id::text`,
      [domainId],
    );
    const answer = await api.send(`/call_center/queues/${queue.id}/simulate`, {
      body: { scenario: 'answered' },
    });
    expect(answer).toMatchObject({ status: 400, body: { problems: [{ path: 'queue' }] } });
  });

  it('does not know a queue of another domain', async () => {
    const key = await api.createKey(['cc_queue:read'], await api.createDomain());
    const path = `/call_center/queues/${queues.get(1)}/simulate`;
    expect((await api.send(path, { key })).status).toBe(404);
  });
});
