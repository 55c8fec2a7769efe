/** Webitel's list conventions (webitel.md 1) hold for every list there is. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOf } from '@hookline/contracts';
import { z } from 'zod';
import { TestApi } from '../testing/test-api';

interface ListCase {
  readonly path: string;
  /** Makes one more row. */
  readonly fill: (n: number) => Promise<unknown>;
  /** `q` that finds all rows made, and nothing else. */
  readonly q: string;
  readonly sortable: readonly string[];
  readonly defaultSort: string;
}

describe('list conventions', () => {
  let api: TestApi;
  const ids: Record<string, string> = {};

  const post = (path: string, body: object) => api.make(path, body);

  beforeAll(async () => {
    api = await TestApi.start();
    ids['queue'] = await post('/call_center/queues', { name: 'Q', type: 4 });
    ids['list'] = await post('/call_center/list', { name: 'L' });
    ids['schema'] = await post('/routing/schema', { name: 'S', schema: [] });
  });
  afterAll(() => api.stop());

  const cases: readonly [string, () => ListCase][] = [
    [
      'queues',
      () => ({
        path: '/call_center/queues',
        fill: (n) => post('/call_center/queues', { name: `Conv ${n}`, type: n }),
        q: 'conv*',
        sortable: [
          'id',
          'name',
          'type',
          'enabled',
          'priority',
          'strategy',
          'created_at',
          'updated_at',
        ],
        defaultSort: '+priority',
      }),
    ],
    [
      'hooks',
      () => ({
        path: `/call_center/queues/${ids['queue']}/hooks`,
        fill: (n) =>
          post(`/call_center/queues/${ids['queue']}/hooks`, {
            event: ['missed', 'joined', 'leaving', 'active'][n % 4],
            schema: { id: ids['schema'] },
            note: `Conv ${n}`,
          }),
        q: 'conv*',
        sortable: [
          'id',
          'event',
          'schema',
          'enabled',
          'position',
          'mode',
          'note',
          'created_at',
          'updated_at',
        ],
        defaultSort: '+event',
      }),
    ],
    [
      'members',
      () => ({
        path: `/call_center/queues/${ids['queue']}/members`,
        fill: (n) =>
          post(`/call_center/queues/${ids['queue']}/members`, {
            name: `Conv ${n}`,
            communications: [{ destination: String(n) }],
          }),
        q: 'conv*',
        sortable: [
          'id',
          'name',
          'priority',
          'attempts',
          'stop_cause',
          'created_at',
          'expire_at',
          'min_offering_at',
        ],
        defaultSort: '-id',
      }),
    ],
    [
      'lists',
      () => ({
        path: '/call_center/list',
        fill: (n) => post('/call_center/list', { name: `Conv ${n}` }),
        q: 'conv*',
        sortable: ['id', 'name', 'description', 'count', 'created_at', 'updated_at'],
        defaultSort: '+name',
      }),
    ],
    [
      'numbers of a list',
      () => ({
        path: `/call_center/list/${ids['list']}/communication`,
        fill: (n) =>
          post(`/call_center/list/${ids['list']}/communication`, { number: `Conv ${n}` }),
        q: 'conv*',
        sortable: ['id', 'number', 'description', 'expire_at'],
        defaultSort: '+number',
      }),
    ],
    [
      'agents',
      () => ({
        path: '/call_center/agents',
        fill: (n) =>
          api.database.dataSource.query(
            `insert into agent (domain_id, user_id, name, extension) values ($1, $2, $3, $3)`,
            [api.database.domainId, n, `Conv ${n}`],
          ),
        q: 'conv*',
        sortable: ['id', 'name', 'extension', 'status', 'team', 'last_status_change'],
        defaultSort: '+name',
      }),
    ],
    [
      'teams',
      () => ({
        path: '/call_center/teams',
        fill: (n) =>
          api.database.dataSource.query(`insert into team (domain_id, name) values ($1, $2)`, [
            api.database.domainId,
            `Conv ${n}`,
          ]),
        q: 'conv*',
        sortable: ['id', 'name'],
        defaultSort: '+name',
      }),
    ],
    [
      'flow schemas',
      () => ({
        path: '/routing/schema',
        fill: (n) => post('/routing/schema', { name: `Conv ${n}`, schema: [] }),
        q: 'conv*',
        sortable: [
          'id',
          'name',
          'description',
          'type',
          'editor',
          'hook_count',
          'published_at',
          'published_version',
          'created_at',
          'updated_at',
        ],
        defaultSort: '-created_at',
      }),
    ],
    [
      'versions',
      () => ({
        path: `/routing/schema/${ids['schema']}/versions`,
        fill: async (n) => {
          const path = `/routing/schema/${ids['schema']}`;
          await api.send(path, {
            method: 'PATCH',
            body: { schema: [{ log: String(n) }], note: `Conv ${n}` },
          });
        },
        q: 'conv*',
        sortable: ['id', 'version', 'created_at', 'note'],
        defaultSort: '-version',
      }),
    ],
  ];

  describe.each(cases)('of %s', (_name, caseOf) => {
    let list: ListCase;
    const all = 4;
    const read = (query: string) => api.read(`${list.path}?${query}`, listOf(z.looseObject({})));
    const idsOf = async (query: string) => (await read(query)).items.map((item) => item['id']);

    beforeAll(async () => {
      list = caseOf();
      for (let n = 0; n < all; n += 1) await list.fill(n);
    });

    it('pages without losing or repeating a row, whatever it is sorted by', async () => {
      for (const field of list.sortable) {
        for (const sign of ['%2B', '-']) {
          const query = `q=${list.q}&sort=${sign}${field}`;
          const whole = await idsOf(query);
          expect(whole).toHaveLength(all);
          const first = await read(`${query}&size=3&page=1`);
          const second = await read(`${query}&size=3&page=2`);
          expect([first.next, second.next]).toEqual([true, false]);
          const paged = [...first.items, ...second.items].map((item) => item['id']);
          expect(paged).toEqual(whole);
        }
      }
    });

    it('has its default order', async () => {
      const sort = list.defaultSort.replace('+', '%2B');
      expect(await idsOf(`q=${list.q}`)).toEqual(await idsOf(`q=${list.q}&sort=${sort}`));
    });

    it('knows no next page when the last one is full', async () => {
      expect((await read(`q=${list.q}&size=${all}`)).next).toBe(false);
      expect(await read(`q=${list.q}&page=99`)).toMatchObject({ next: false, items: [] });
    });

    it('answers the asked fields only', async () => {
      const { items } = await read(`q=${list.q}&fields=id`);
      expect(items.map((item) => Object.keys(item))).toEqual(Array(all).fill(['id']));
    });

    it('refuses what it cannot sort by, and too large a page', async () => {
      expect((await api.send(`${list.path}?sort=%2Bdomain_id`)).status).toBe(400);
      expect((await api.send(`${list.path}?size=20001`)).status).toBe(400);
      expect((await api.send(`${list.path}?q=%00`)).status).toBe(200);
    });
  });
});
