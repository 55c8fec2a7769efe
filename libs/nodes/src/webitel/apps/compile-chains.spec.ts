import type { JsonValue } from '@hookline/contracts';
import { describe, expect, it } from '@jest/globals';
import { compileWebitelSchema } from '../compile-webitel-schema';

const compile = (...schema: JsonValue[]) => {
  const { graph, problems } = compileWebitelSchema(schema);
  const made = graph.nodes.filter(({ type }) => type !== 'start');
  return {
    nodes: made.map(({ id, type, params }) => ({ id, type, params })),
    ways: graph.edges.map(({ from, outlet, to }) => `${from} ${outlet} ${to}`),
    codes: problems.map(({ code }) => code),
  };
};

describe('global', () => {
  it('becomes one node for each variable, one after the other', () => {
    const { nodes, ways } = compile(
      { global: { last: { value: '${destination}' }, token: { value: 't', encrypt: 'true' } } },
      { log: 'done' },
    );
    expect(nodes.map(({ type, params }) => [type, params])).toEqual([
      ['domain-variable', { action: 'set', name: 'last', value: '${destination}' }],
      ['domain-variable', { action: 'set-secret', name: 'token', secret: 't' }],
      ['log', { text: 'done', level: 'info' }],
    ]);
    const [first, second, log] = nodes.map(({ id }) => id);
    for (const outlet of ['success', 'failure']) {
      expect(ways).toContain(`${first} ${outlet} ${second}`);
      expect(ways).toContain(`${second} ${outlet} ${log}`);
    }
  });

  it('is nothing when it names nothing', () => {
    expect(compile({ global: {} }).nodes).toEqual([]);
  });
});

describe('cache', () => {
  it.each<[string, JsonValue, JsonValue[]]>([
    [
      'get',
      { type: 'redis', action: 'get', get: { vip: 'vip:${destination}', n: 'count' } },
      [
        ['cache-get', { key: 'vip:${destination}', variable: 'vip' }],
        ['cache-get', { key: 'count', variable: 'n' }],
      ],
    ],
    [
      'set',
      { type: 'memory', action: 'set', set: { data: { k: '${v}' }, ttl: '60' } },
      [['cache-set', { key: 'k', value: '${v}', keepAmount: '60', keepUnit: 's' }]],
    ],
    [
      'delete',
      { action: 'delete', delete: { keys: ['a', 'b'] } },
      [
        ['cache-delete', { key: 'a' }],
        ['cache-delete', { key: 'b' }],
      ],
    ],
  ])('%s becomes a node for each key', (_, cache, expected) => {
    const { nodes, codes } = compile({ cache });
    expect(nodes.map(({ type, params }) => [type, params])).toEqual(expected);
    expect(codes).toEqual([]);
  });

  it('keeps for the longest time what has no ttl, and says so', () => {
    const { nodes, codes } = compile({ cache: { action: 'set', set: { data: { k: 'v' } } } });
    expect(nodes[0]?.params).toMatchObject({ keepAmount: 30, keepUnit: 'day' });
    expect(codes).toContain('cache.ttl');
  });

  it('does nothing without an action, and says so', () => {
    expect(compile({ cache: { type: 'memory' } })).toMatchObject({
      nodes: [],
      codes: ['cache.action'],
    });
  });
});
