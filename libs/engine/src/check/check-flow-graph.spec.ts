import type { FlowGraph, JsonObject, Problem } from '@hookline/contracts';
import { describe, expect, it } from '@jest/globals';
import { cpuMsOf } from '@hookline/testing';
import { aGraph, fixtureTypeOf } from '../graph/node-types.fixture';
import type { NodeType } from '../node-type';
import { checkFlowGraph } from './check-flow-graph';
import type { CheckContext } from './check-options';

/** Complains about what Zod complains about, templates aside: enough for these specs. */
function checkParams(type: NodeType, params: JsonObject): Omit<Problem, 'nodeId'>[] {
  const result = type.params.safeParse(params);
  return (result.error?.issues ?? []).map(({ path, message }) => ({
    level: 'error',
    code: 'params.invalid',
    path: ['params', ...path].join('.'),
    message,
  }));
}

function check(graph: FlowGraph, context?: CheckContext): Problem[] {
  return checkFlowGraph(graph, { nodeTypeOf: fixtureTypeOf, checkParams, context });
}

/** `error outlet.unconnected n1`: what a check says, in short. */
function inShort(problems: readonly Problem[]): string[] {
  return problems.map(({ level, code, nodeId }) => [level, code, nodeId ?? ''].join(' ').trim());
}

const start = { id: 'start', type: 'start' };
const stop = { id: 'stop', type: 'stop' };
const call = (id: string, params: JsonObject = {}) => ({
  id,
  type: 'call',
  name: `Call ${id}`,
  params: { url: 'https://crm.example', ...params },
});
const set = (id: string, name: string, value: JsonObject[string] = '') => ({
  id,
  type: 'set',
  params: { name, value },
});

/** start → node → stop, by the node's first outlet */
function around(
  node: Parameters<typeof aGraph>[0][number] & { id: string },
  outlet = 'next',
  context?: CheckContext,
) {
  return check(
    aGraph([start, node, stop], [`start next ${node.id}`, `${node.id} ${outlet} stop`]),
    context,
  );
}

describe('checkFlowGraph', () => {
  it('has nothing to say about a whole drawing', () => {
    // start → call → stop, failure → stop
    const graph = aGraph(
      [start, call('c'), stop],
      ['start next c', 'c success stop', 'c failure stop'],
    );
    expect(check(graph)).toEqual([]);
  });

  it('wants exactly one start', () => {
    expect(inShort(check(aGraph([stop], [])))).toEqual(['error start.missing']);
    const two = aGraph(
      [start, { id: 's2', type: 'start' }, stop],
      ['start next stop', 's2 next stop'],
    );
    expect(inShort(check(two))).toContain('error start.twice s2');
  });

  it('does not let the start be skipped, and offers the way back', () => {
    const graph = aGraph([{ ...start, settings: { disabled: true } }, stop], ['start next stop']);
    expect(check(graph)).toEqual([
      expect.objectContaining({
        level: 'warning',
        code: 'start.disabled',
        quickFix: expect.objectContaining({ path: 'nodes.start.settings.disabled', value: false }),
      }),
    ]);
  });

  it('names unknown types and versions, and ids used twice', () => {
    const graph = aGraph(
      [start, { id: 'x', type: 'teleport' }, { ...stop, version: 7 }, stop],
      ['start next x'],
    );
    expect(inShort(check(graph))).toEqual(
      expect.arrayContaining([
        'error node.unknown-type x',
        'error node.unknown-version stop',
        'error id.twice stop',
      ]),
    );
  });

  describe('edges', () => {
    it('refuses edges from or to missing nodes and outlets, and forks', () => {
      const graph = aGraph(
        [start, stop],
        [
          'start next stop',
          'start next stop',
          'start aside stop',
          'gone next stop',
          'start next gone',
        ],
      );
      const codes = check(graph).map(({ code }) => code);
      expect(codes).toEqual(
        expect.arrayContaining(['outlet.twice', 'edge.outlet', 'edge.from', 'edge.to']),
      );
    });

    it('refuses an outlet that leads nowhere, by its label', () => {
      const graph = aGraph(
        [start, { id: 't', type: 'test', params: { expression: 'true' } }, stop],
        ['start next t', 't then stop', 't failure stop'],
      );
      expect(check(graph)).toEqual([
        {
          level: 'error',
          code: 'outlet.unconnected',
          nodeId: 't',
          path: 'nodes.t.outlets.else',
          message: 'The outlet Else leads nowhere.',
        },
      ]);
    });

    it('only warns about a failure outlet that leads nowhere (decision 4)', () => {
      const [problem] = around(call('c'), 'success');
      expect(problem).toMatchObject({
        level: 'warning',
        code: 'outlet.failure-unconnected',
        message:
          'The failure outlet leads nowhere: if this step fails, the run fails. Connect it or choose what happens on error.',
        quickFix: { path: 'nodes.c.settings.onFailure', value: 'fail' },
      });
    });

    it.each(['fail', 'continue'] as const)(
      'asks for no failure outlet of a node that does not use it: %s',
      (onFailure) => {
        expect(around({ ...call('c'), settings: { onFailure } }, 'success')).toEqual([]);
      },
    );

    it('lets an array end anywhere (decision 3)', () => {
      const graph = aGraph([start, call('c')], ['start next c'], 'array');
      expect(check(graph)).toEqual([]);
    });

    it('asks of a skipped node only the outlet it is passed by', () => {
      const node = { ...call('c'), settings: { disabled: true } };
      expect(around(node, 'success')).toEqual([]);
    });
  });

  it('warns of nodes no run comes to', () => {
    const graph = aGraph([start, stop, { id: 's2', type: 'stop' }], ['start next stop']);
    expect(inShort(check(graph))).toEqual(['warning node.unreachable s2']);
  });

  describe('cycles', () => {
    // start → set ⟲
    const edges = ['start next a', 'a next b', 'b next a'];

    it('refuses one without a wait, a loop or a limit', () => {
      const graph = aGraph([start, set('a', 'x'), set('b', 'y')], edges);
      expect(check(graph)).toEqual([
        expect.objectContaining({ level: 'error', code: 'cycle.unbounded', nodeId: 'a' }),
      ]);
    });

    it('accepts one that waits, unless the wait is skipped', () => {
      const wait = { id: 'b', type: 'wait' };
      expect(check(aGraph([start, set('a', 'x'), wait], edges))).toEqual([]);
      const skipped = { ...wait, settings: { disabled: true } };
      expect(inShort(check(aGraph([start, set('a', 'x'), skipped], edges)))).toEqual([
        'error cycle.unbounded a',
      ]);
    });

    it('sees a node that leads to itself', () => {
      const graph = aGraph([start, set('a', 'x')], ['start next a', 'a next a']);
      expect(inShort(check(graph))).toEqual(['error cycle.unbounded a']);
    });

    it('only remarks on one in an array (decision 3)', () => {
      const graph = aGraph([start, set('a', 'x'), set('b', 'y')], edges, 'array');
      expect(inShort(check(graph))).toEqual(['warning cycle.unbounded a']);
    });
  });

  describe('params', () => {
    it('names node and field of a missing param', () => {
      const problems = around({ id: 'c', type: 'call' }, 'success');
      expect(problems[0]).toMatchObject({
        level: 'error',
        nodeId: 'c',
        path: 'nodes.c.params.url',
      });
    });

    it('only remarks on it where it cannot stop a run', () => {
      const node = { id: 'c', type: 'call' };
      const array = aGraph([start, node], ['start next c'], 'array');
      expect(inShort(check(array))).toEqual(['warning params.invalid c']);
      const skipped = { ...node, settings: { disabled: true } };
      expect(inShort(around(skipped, 'success'))).toEqual(['warning params.invalid c']);
    });
  });

  describe('language', () => {
    it('refuses a template that cannot be read, and says where', () => {
      const [problem] = around(set('n', 'x', 'Hi ${a +}'));
      expect(problem).toMatchObject({
        level: 'error',
        code: 'expression.syntax',
        path: 'nodes.n.params.value',
        field: 'value',
        message: expect.stringMatching(/character \d+/),
      });
    });

    it('reads expressions as expressions and rules as rules', () => {
      const test = (params: JsonObject) =>
        check(
          aGraph(
            [start, { id: 't', type: 'test', params }, stop],
            ['start next t', 't then stop', 't else stop', 't failure stop'],
          ),
        );
      expect(inShort(test({ expression: "${cc_result} == 'success'" }))).toEqual([]);
      expect(inShort(test({ expression: 'cc_result ==' }))).toEqual(['error expression.syntax t']);
      expect(inShort(test({ rules: { field: 'nobody_knows_it', operator: 'isEmpty' } }))).toEqual([
        'warning variable.unknown t',
      ]);
    });

    it('refuses a function that does not exist, in an array only remarks (decision 1)', () => {
      expect(inShort(around(set('n', 'x', '${upperr(destination)}')))).toEqual([
        'error expression.syntax n',
      ]);
      const array = aGraph(
        [start, set('n', 'x', '${upperr(destination)}')],
        ['start next n'],
        'array',
      );
      expect(check(array)).toEqual([
        expect.objectContaining({ level: 'warning', code: 'function.unknown' }),
      ]);
    });

    it('refuses a step that does not exist and offers the one that does', () => {
      // start → Call crm → set → stop
      const graph = aGraph(
        [start, call('crm'), set('n', 'x', '${steps["Call crn"].body}'), stop],
        ['start next crm', 'crm success n', 'crm failure stop', 'n next stop'],
      );
      expect(check(graph)).toEqual([
        expect.objectContaining({
          level: 'error',
          code: 'step.unknown',
          quickFix: {
            label: 'Replace with Call crm',
            path: 'nodes.n.params.value',
            value: '${steps["Call crm"].body}',
          },
        }),
      ]);
    });

    it('warns of a step that comes later, and of one name for two steps', () => {
      const later = aGraph(
        [start, set('n', 'x', '${steps["Call crm"].body}'), call('crm'), stop],
        ['start next n', 'n next crm', 'crm success stop', 'crm failure stop'],
      );
      expect(inShort(check(later))).toEqual(['warning step.later n']);
      const twice = aGraph(
        [
          start,
          call('a'),
          { ...call('b'), name: 'Call a' },
          set('n', 'x', '${steps["Call a"]}'),
          stop,
        ],
        ['start next a', 'a success b', 'a failure b', 'b success n', 'b failure n', 'n next stop'],
      );
      expect(inShort(check(twice))).toEqual(['warning step.ambiguous n']);
    });

    it('refuses a domain variable that does not exist, if it knows which do', () => {
      const node = set('n', 'x', '$${crm_tokn}');
      expect(around(node)).toEqual([]);
      expect(around(node, 'next', { domainVariables: ['crm_token'] })).toEqual([
        expect.objectContaining({
          level: 'error',
          code: 'domain-variable.unknown',
          quickFix: expect.objectContaining({ value: '$${crm_token}' }),
        }),
      ]);
    });
  });

  describe('variables', () => {
    it('knows the fields of events, the words of the run and what is set on the way', () => {
      // start → set vip → set → stop
      const graph = aGraph(
        [
          start,
          set('a', 'vip', '1'),
          set('b', 'x', '${vip} ${destination} ${queue.name} ${agent.name}'),
          stop,
        ],
        ['start next a', 'a next b', 'b next stop'],
      );
      expect(check(graph)).toEqual([]);
    });

    it('warns of an unknown one and offers a close name', () => {
      expect(around(set('n', 'x', 'Hi ${agent_nmae}'))).toEqual([
        expect.objectContaining({
          level: 'warning',
          code: 'variable.unknown',
          quickFix: {
            label: 'Replace with agent_name',
            path: 'nodes.n.params.value',
            value: 'Hi ${agent_name}',
          },
        }),
      ]);
    });

    it('takes the word of the context for other names', () => {
      const node = set('n', 'x', '${loyalty_card}');
      expect(around(node, 'next', { knownVariables: ['loyalty_card'] })).toEqual([]);
    });

    it('warns of a field that is absent in an event of the hooks', () => {
      const node = set('n', 'x', '${cc_result}');
      const problems = around(node, 'next', {
        events: [{ type: 'queue.joined' }, { type: 'queue.leaving' }],
      });
      expect(problems).toEqual([
        expect.objectContaining({
          level: 'warning',
          code: 'variable.absent',
          message: '`cc_result` is absent in Joined: there it is empty.',
        }),
      ]);
      expect(around(node, 'next', { events: [{ type: 'queue.leaving' }] })).toEqual([]);
    });

    it('warns of one that is set on some ways only', () => {
      // start → test –then→ set vip → use; –else→ use
      const graph = aGraph(
        [
          start,
          { id: 't', type: 'test', params: { expression: 'true' } },
          set('a', 'vip', '1'),
          set('use', 'x', '${vip}'),
          stop,
        ],
        ['start next t', 't then a', 't else use', 't failure stop', 'a next use', 'use next stop'],
      );
      expect(inShort(check(graph))).toEqual(['warning variable.not-always-set use']);
    });

    it('takes a name with a dot for one that was set whole (decision 12)', () => {
      // start → set order.id → set → stop
      const graph = aGraph(
        [start, set('a', 'order.id', '1'), set('b', 'x', '${order.id} ${order.no}'), stop],
        ['start next a', 'a next b', 'b next stop'],
      );
      expect(check(graph).map(({ message }) => message)).toEqual([
        expect.stringContaining('`order` is neither'),
      ]);
    });

    it('does not count what a skipped node would set', () => {
      const graph = aGraph(
        [
          start,
          { ...set('a', 'vip', '1'), settings: { disabled: true } },
          set('b', 'x', '${vip}'),
          stop,
        ],
        ['start next a', 'a next b', 'b next stop'],
      );
      expect(inShort(check(graph))).toEqual(['warning variable.unknown b']);
    });
  });

  describe('branches', () => {
    // start → both ⇉ a, b → meet → use → stop
    const both = { id: 'both', type: 'both' };
    const meet = { id: 'meet', type: 'meet' };
    const forked = (a: { id: string; type: string }, use: object, mode = 'all') =>
      aGraph(
        [start, both, a, set('b', 'y'), { ...meet, params: { mode } }, { id: 'use', ...use }, stop],
        [
          'start next both',
          `both a ${a.id}`,
          'both b b',
          `${a.id} next meet`,
          'b next meet',
          'meet next use',
          'use next stop',
        ],
      );
    const using = (value: string) => set('use', 'z', value);

    it('knows what any branch surely sets once all have come together', () => {
      expect(check(forked(set('a', 'x'), using('${x} ${y}')))).toEqual([]);
    });

    it('does not after a join that waits for the first only', () => {
      const problems = check(forked(set('a', 'x'), using('${x}'), 'any'));
      expect(inShort(problems)).toEqual(['warning variable.not-always-set use']);
    });

    it('warns of a variable that another branch sets, perhaps only later', () => {
      const graph = forked({ ...set('a', 'x', '${y}') }, using(''));
      expect(inShort(check(graph))).toEqual(['warning variable.other-branch a']);
    });

    it('tells inner forks from the one around them', () => {
      // a is a whole fork of its own, with its own join
      const inner = [
        { id: 'inner', type: 'both' },
        set('p', 'x'),
        set('q', 'w'),
        { id: 'together', type: 'meet' },
      ];
      const graph = aGraph(
        [start, both, ...inner, set('b', 'y'), meet, using('${x} ${w} ${y}'), stop],
        [
          'start next both',
          'both a inner',
          'inner a p',
          'inner b q',
          'p next together',
          'q next together',
          'together next meet',
          'both b b',
          'b next meet',
          'meet next use',
          'use next stop',
        ],
      );
      expect(check(graph)).toEqual([]);
    });

    it('is content with a parallel without a join, and warns of a join without a parallel', () => {
      const open = aGraph(
        [start, both, set('a', 'x'), set('b', 'y'), stop],
        ['start next both', 'both a a', 'both b b', 'a next stop', 'b next stop'],
      );
      expect(check(open)).toEqual([]);
      expect(inShort(around(meet))).toEqual(['warning join.outside meet']);
      const skipped = { ...meet, settings: { disabled: true } };
      expect(around(skipped)).toEqual([]);
    });
  });

  describe('the circle of an event', () => {
    const change = { id: 'c', type: 'change' };

    it('warns of a node that causes an event the schema starts by', () => {
      const [problem, ...more] = around(change, 'next', { events: [{ type: 'list.changed' }] });
      expect(problem).toMatchObject({ level: 'warning', code: 'flow.self-trigger', nodeId: 'c' });
      expect(more).toEqual([]);
    });

    it('is content where other events start it, or the node is skipped', () => {
      expect(around(change, 'next', { events: [{ type: 'queue.missed' }] })).toEqual([]);
      const skipped = { ...change, settings: { disabled: true } };
      expect(around(skipped, 'next', { events: [{ type: 'list.changed' }] })).toEqual([]);
    });
  });

  describe('secrets', () => {
    it.each([
      [
        { headers: { Authorization: 'Bearer abcdef1234567890' } },
        'nodes.c.params.headers.Authorization',
      ],
      [{ headers: { 'X-Api-Key': 'hunter22222' } }, 'nodes.c.params.headers.X-Api-Key'],
      [{ url: 'https://bob:secret99@crm.example/' }, 'nodes.c.params.url'],
      [{ url: 'https://crm.example/?api_key=abcdef123' }, 'nodes.c.params.url'],
    ])('warns of %j without repeating it', (params, path) => {
      const [problem] = around(call('c', params), 'success').filter(
        ({ code }) => code === 'secret.plain',
      );
      expect(problem).toMatchObject({ level: 'warning', path });
      expect(problem?.message).not.toMatch(/abcdef|hunter|secret99/);
    });

    it.each<JsonObject>([
      { headers: { Authorization: 'Bearer $${crm_token}' } },
      { headers: { accept: 'application/json' } },
      { body: 'basic information about tokens' },
      { url: 'https://crm.example/?token=${token}' },
    ])('is content with %j', (params) => {
      const codes = around(call('c', params), 'success').map(({ code }) => code);
      expect(codes).not.toContain('secret.plain');
    });
  });

  it('checks five hundred nodes in a chain in well under a second', () => {
    const nodes = Array.from({ length: 499 }, (_, index) => set(`n${index}`, `v${index}`, '${v0}'));
    const edges = nodes.map(
      ({ id }, index) => `${index === 0 ? 'start' : `n${index - 1}`} next ${id}`,
    );
    const graph = aGraph([start, ...nodes], edges);
    expect(cpuMsOf(() => check(graph))).toBeLessThan(1_000);
  });
});
