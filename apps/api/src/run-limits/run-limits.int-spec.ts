import { DomainRunLimits, ProblemList, RunLimitsView } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api';

describe('/run_limits', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const nothingSet = DomainRunLimits.parse({});
  const view = (key?: string) =>
    api.read('/run_limits', RunLimitsView, { ...(key !== undefined && { key }) });
  const read = async (key?: string) => DomainRunLimits.strip().parse(await view(key));
  const put = (body: object, key?: string) =>
    api.send('/run_limits', { method: 'PUT', body, ...(key !== undefined && { key }) });
  const stored = async () =>
    (await api.database.dataSource.query(`select run_limits from domain order by id limit 1`))[0]
      .run_limits;

  it('are the product’s until a domain sets its own, and again when it takes them back', async () => {
    expect(await read()).toEqual(nothingSet);
    const answer = await put({ maxSteps: 20_000, maxDepth: null });
    expect(answer).toMatchObject({ status: 200, body: { ...nothingSet, maxSteps: 20_000 } });
    expect(await read()).toEqual({ ...nothingSet, maxSteps: 20_000 });
    // What is not set follows the product, also when a later version of it has another number.
    expect(await stored()).toEqual({ maxSteps: 20_000 });
    await put({});
    expect(await read()).toEqual(nothingSet);
    expect(await stored()).toEqual({});
  });

  it('are nobody’s when what is stored does not fit, as for the workers', async () => {
    await api.database.dataSource.query(`update domain set run_limits = '{"maxSteps": 1}'`);
    expect(await read()).toEqual(nothingSet);
  });

  it('tell the workers of a change, and of none that is refused', async () => {
    const changes = async () =>
      Number(
        (
          await api.database.dataSource.query(
            `select count(*) from config_outbox where kind = 'domain' and object_id = domain_id::text`,
          )
        )[0].count,
      );
    const before = await changes();
    await put({ maxSteps: 99 });
    expect(await changes()).toBe(before);
    await put({ maxSteps: 500 });
    expect(await changes()).toBe(before + 1);
  });

  it.each([
    [{ maxSteps: 99 }, 'maxSteps', 'must be a whole number from 100 to 100,000'],
    [{ maxEffects: 1.5 }, 'maxEffects', 'must be a whole number from 1 to 10,000'],
    [{ maxDepth: '4' }, 'maxDepth', 'must be a whole number from 1 to 8'],
    [{ maxBranches: 1e300 }, 'maxBranches', 'must be a whole number from 2 to 1,000'],
    [{ maxStep: 500 }, 'maxStep', 'is not a field of this object'],
  ])('refuse %j at its path with a sentence', async (limits, path, message) => {
    const answer = await put(limits);
    expect(answer.status).toBe(422);
    const { problems } = ProblemList.parse(answer.body);
    expect(problems).toContainEqual(expect.objectContaining({ path, message }));
  });

  it('are replaced only as they were read, when the revision is sent back', async () => {
    const { revision } = await view();
    const first = await put({ maxSteps: 600, revision });
    expect(first).toMatchObject({ status: 200, body: { maxSteps: 600, revision: revision + 1 } });
    const second = await put({ maxDepth: 3, revision });
    expect(second).toMatchObject({ status: 409, body: { code: 'run_limits.stale' } });
    expect(await view()).toEqual({ ...nothingSet, maxSteps: 600, revision: revision + 1 });
    // Who does not look does not mind.
    expect((await put({ maxSteps: 700 })).status).toBe(200);
    // The same again is no change, so nobody who has read them is late.
    expect((await put({ maxSteps: 700, revision: revision + 2 })).body).toMatchObject({
      revision: revision + 2,
    });
  });

  it('let one of two who save the same reading win', async () => {
    const { revision } = await view();
    const steps = [800, 900, 1_000, 1_100];
    const answers = await Promise.all(steps.map((maxSteps) => put({ maxSteps, revision })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const won = steps[answers.findIndex(({ status }) => status === 200)];
    expect(await view()).toMatchObject({ maxSteps: won, revision: revision + 1 });
  });

  it.each([0, -1, 1.5, '1', null])('refuse the revision %j', async (revision) => {
    const answer = await put({ revision });
    expect(answer.status).toBe(422);
    expect(ProblemList.parse(answer.body).problems).toMatchObject([{ path: 'revision' }]);
  });

  it('are those of the caller’s domain and no other', async () => {
    const key = await api.createKey(['personal_data:manage', 'run:read'], await api.createDomain());
    await put({ maxEffects: 7 });
    await put({ maxEffects: 9 }, key);
    expect(await read()).toMatchObject({ maxEffects: 7 });
    expect(await read(key)).toMatchObject({ maxEffects: 9 });
  });

  it('are set by those who may, and read by who sees runs', async () => {
    const key = await api.createKey(['event:read', 'run:read', 'run:update', 'schema:update']);
    expect((await put({}, key)).status).toBe(403);
    expect((await api.send('/run_limits', { key })).status).toBe(200);
    const other = await api.createKey(['event:read', 'personal_data:manage']);
    expect((await api.send('/run_limits', { key: other })).status).toBe(403);
  });
});
