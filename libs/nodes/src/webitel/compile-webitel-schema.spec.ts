import { FlowGraph, type JsonObject, type JsonValue } from '@hookline/contracts';
import { describe, expect, it } from '@jest/globals';
import { objectOf } from './arguments';
import { compileWebitelSchema } from './compile-webitel-schema';

/** `n0.success -> n1` */
function edgesOf(schema: JsonValue): string[] {
  return compileWebitelSchema(schema).graph.edges.map(
    ({ from, outlet, to }) => `${from}.${outlet} -> ${to}`,
  );
}

function typesOf(schema: JsonValue): string[] {
  return compileWebitelSchema(schema).graph.nodes.map(({ id, type }) => `${id} ${type}`);
}

function paramsOf(item: JsonObject): JsonObject {
  const node = compileWebitelSchema([item]).graph.nodes.find(({ id }) => id === 'n0');
  if (!node) throw new Error('no node was made');
  return node.params;
}

function codesOf(schema: JsonValue): string[] {
  return compileWebitelSchema(schema).problems.map(({ code }) => code);
}

/** The example of Webitel: tries a CRM three times, then tells the agent. */
const example: JsonValue = [
  {
    tag: 'try',
    httpRequest: {
      url: 'https://crm.example/api/${id}',
      path: { id: '${member_id}' },
      method: 'GET',
      timeout: 5000,
      responseCode: 'code',
      exportVariables: { vip: 'client.vip' },
    },
    limit: { max: 3, failover: 'down' },
  },
  {
    if: {
      expression: "${code} == '200'",
      then: [{ set: { ok: 'true' } }],
      else: [{ softSleep: 2000 }, { goto: 'try' }],
    },
  },
  { break: true },
  {
    tag: 'down',
    notification: { userIds: ['${user_id}'], message: 'CRM does not answer', type: 'error' },
  },
];

describe('compileWebitelSchema', () => {
  it('compiles the example to a limit, a call, a condition and a jump back', () => {
    expect(typesOf(example)).toEqual([
      'start start',
      'n0-limit limit',
      'n0 http-request',
      'n1 condition',
      'n1-then-0 set-variables',
      'n1-else-0 wait',
      'n1-else-1 goto',
      'n2 break',
      'n3 notify-agent',
    ]);
    expect(edgesOf(example)).toEqual([
      'start.next -> n0-limit',
      'n0-limit.next -> n0',
      'n0-limit.exceeded -> n3',
      'n0.success -> n1',
      'n0.failure -> n1',
      'n1.then -> n1-then-0',
      'n1.else -> n1-else-0',
      'n1.failure -> n2',
      'n1-then-0.next -> n2',
      'n1-else-0.next -> n1-else-1',
      'n1-else-1.jump -> n0-limit',
      'n1-else-1.next -> n2',
    ]);
    expect(codesOf(example)).toEqual([]);
  });

  it('gives the same graph every time, valid by its contract and laid out left to right', () => {
    const { graph } = compileWebitelSchema(example);
    expect(compileWebitelSchema(example).graph).toEqual(graph);
    expect(FlowGraph.parse(graph)).toEqual(graph);
    const places = graph.nodes.map(({ position }) => `${position.x} ${position.y}`);
    expect(new Set(places).size).toBe(graph.nodes.length);
    const xOf = (id: string) => graph.nodes.find((node) => node.id === id)?.position.x ?? 0;
    expect(xOf('n0')).toBeLessThan(xOf('n1'));
    expect(xOf('n1')).toBeLessThan(xOf('n1-then-0'));
    expect(xOf('n1-else-1')).toBeLessThan(xOf('n2'));
  });

  it('names nodes in words', () => {
    const names = compileWebitelSchema(example).graph.nodes.map(({ name }) => name);
    expect(names).toEqual([
      'Start',
      'At most 3 times',
      'GET crm.example/api/{id}',
      "If ${code} == '200'",
      'Set ok',
      'Wait 2000 ms',
      'Go to try',
      'Break',
      'Notify: CRM does not answer',
    ]);
  });

  describe('sources', () => {
    const list: JsonValue = [{ log: 'hello' }];

    it.each<[string, JsonValue]>([
      ['an array', list],
      ['text holding an array', JSON.stringify(list)],
      ['an exported record', { name: 'Notify CRM', type: 'service', schema: JSON.stringify(list) }],
      ['a record with an array', { schema: list }],
      ['text holding an exported record', JSON.stringify({ schema: JSON.stringify(list) })],
    ])('reads %s', (_, source) => {
      expect(typesOf(source)).toEqual(['start start', 'n0 log']);
    });

    it.each<[string, JsonValue, string]>([
      ['no JSON', '{oops', 'schema.not-json'],
      ['a number', 7, 'schema.not-a-list'],
      ['nothing', null, 'schema.not-a-list'],
      ['an object without a schema', { name: 'x' }, 'schema.not-a-list'],
      ['nesting without end', JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)), 'schema.too-deep'],
      ['too many nodes', Array.from({ length: 501 }, () => ({ log: 'x' })), 'schema.too-large'],
      ['far too many', Array.from({ length: 90_000 }, () => 1), 'schema.too-large'],
    ])('refuses %s, and answers with a start alone', (_, source, code) => {
      const { graph, problems } = compileWebitelSchema(source);
      expect(problems).toEqual([expect.objectContaining({ level: 'error', code })]);
      expect(graph.nodes.map(({ type }) => type)).toEqual(['start']);
    });

    it('keeps the digits of integers beyond 2^53 (decision 14)', () => {
      const { graph } = compileWebitelSchema('[{"set":{"id":90071992547409931}}]');
      expect(graph.nodes[1]?.params).toEqual({
        assignments: [{ name: 'id', value: '90071992547409931' }],
      });
    });
  });

  describe('composites', () => {
    it('goes on after an if from both ends, and past empty branches', () => {
      // start → if (then: log) → log
      expect(edgesOf([{ if: { expression: 'x', then: [{ log: 'a' }] } }, { log: 'b' }])).toEqual([
        'start.next -> n0',
        'n0.then -> n0-then-0',
        'n0.else -> n1',
        'n0.failure -> n1',
        'n0-then-0.next -> n1',
      ]);
    });

    it('leads into a while past its test, and back to it (decision 16)', () => {
      // start → loop-entry → set ⇄ loop → log
      const schema: JsonValue[] = [
        { while: { condition: '${n} < 3', do: [{ set: { n: 1 } }] } },
        { log: 'b' },
      ];
      expect(edgesOf(schema)).toEqual([
        'start.next -> n0-entry',
        'n0-entry.next -> n0-do-0',
        'n0.body -> n0-do-0',
        'n0.done -> n1',
        'n0.failure -> n1',
        'n0-do-0.next -> n0',
      ]);
      expect(paramsOf({ while: { condition: 'x', do: [], maxSteps: '7' } })['maxSteps']).toBe(7);
      expect(paramsOf({ while: { condition: 'x', do: [] } })['maxSteps']).toBe(1_000);
    });

    it('does not run a while of no passes', () => {
      const schema: JsonValue[] = [
        { while: { condition: 'true', maxSteps: 0, do: [{ log: 'a' }] } },
      ];
      expect(edgesOf(schema)[0]).toBe('start.next -> n0');
    });

    it('wires the cases of a switch, its default and the older `_`', () => {
      const schema = (otherwise: string): JsonValue => [
        {
          switch: {
            variable: '${a}',
            case: { new: [{ log: 'a' }], '${x}': [] },
            [otherwise]: [{ log: 'd' }],
          },
        },
        { log: 'after' },
      ];
      expect(edgesOf(schema('default'))).toEqual([
        'start.next -> n0',
        'n0.case0 -> n0-case0-0',
        'n0.case1 -> n1',
        'n0.default -> n0-default-0',
        'n0.failure -> n1',
        'n0-case0-0.next -> n1',
        'n0-default-0.next -> n1',
      ]);
      expect(edgesOf(schema('_'))).toContain('n0.default -> n0-_-0');
      expect(compileWebitelSchema(schema('_')).graph.nodes[1]?.params).toMatchObject({
        value: '${a}',
        cases: [{ equals: 'new' }, { equals: '\\${x}' }],
      });
    });

    it('runs the actions of a list only for numbers on it (decision 7)', () => {
      const schema: JsonValue[] = [
        { list: { list: { id: 5 }, destination: '${destination}', actions: [{ log: 'x' }] } },
      ];
      expect(edgesOf(schema)).toEqual(['start.next -> n0', 'n0.found -> n0-actions-0']);
      expect(paramsOf(objectOf(schema[0]))).toEqual({
        list: { id: '5' },
        number: '${destination}',
      });
    });

    it('warns of a branch that is no list', () => {
      expect(codesOf([{ if: { expression: 'x', then: 'oops' } }])).toEqual(['branch.not-a-list']);
    });

    it('keeps ids apart and short at any depth', () => {
      let schema: JsonValue = [{ log: 'deep' }, { log: 'deeper' }];
      for (let depth = 0; depth < 20; depth += 1) {
        schema = [{ if: { expression: 'x', then: schema, else: [{ log: 'e' }] } }];
      }
      const { graph } = compileWebitelSchema(schema);
      expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
      expect(FlowGraph.safeParse(graph).success).toBe(true);
    });
  });

  describe('functions', () => {
    // start → declare → call → log; call → body → return → log
    const schema: JsonValue[] = [
      { function: { name: 'f', actions: [{ tag: 't', log: 'in' }, { goto: 't' }] } },
      { execute: { name: 'f' } },
      { log: 'after' },
    ];

    it('leads a call into the body, and the body back to what follows the call', () => {
      expect(edgesOf(schema)).toEqual([
        'start.next -> n0',
        'n0.next -> n1',
        'n0-do-0.next -> n0-do-1',
        'n0-do-1.jump -> n0-do-0',
        'n0-do-1.next -> n0-return',
        'n0-return.n1 -> n2',
        'n1.next -> n2',
        'n1.n0 -> n0-do-0',
      ]);
      expect(FlowGraph.safeParse(compileWebitelSchema(schema).graph).success).toBe(true);
      expect(codesOf(schema)).toEqual([]);
    });

    it('keeps tags inside a function to itself', () => {
      const jumps: JsonValue[] = [{ goto: 't' }, ...schema];
      expect(codesOf(jumps)).toEqual(['tag.missing']);
    });

    it('warns of a call nothing declares, and of one that asks to run aside', () => {
      expect(codesOf([{ execute: { name: 'f', async: true } }])).toEqual([
        'function.async',
        'function.missing',
      ]);
    });
  });

  describe('tags, limits and breaks', () => {
    it('jumps into a branch and out of it', () => {
      const schema: JsonValue[] = [
        { goto: 'in' },
        { if: { expression: 'x', then: [{ tag: 'in', log: 'a' }, { goto: 7 }] } },
        { log: 'skipped' },
        { tag: 7, log: 'b' },
      ];
      expect(edgesOf(schema)).toEqual(
        expect.arrayContaining(['n0.jump -> n1-then-0', 'n0.next -> n1', 'n1-then-1.jump -> n3']),
      );
    });

    it('goes on after a jump to nowhere, with a warning (decision 3)', () => {
      const schema: JsonValue[] = [{ goto: 'nowhere' }, { log: 'b' }];
      expect(edgesOf(schema)).toContain('n0.jump -> n1');
      expect(codesOf(schema)).toEqual(['tag.missing']);
    });

    it('lets the upper of two equal tags win', () => {
      const schema: JsonValue[] = [
        { goto: 't' },
        { if: { expression: 'x', then: [{ tag: 't', log: 'a' }], else: [{ tag: 't', log: 'b' }] } },
      ];
      expect(edgesOf(schema)).toContain('n0.jump -> n1-then-0');
      expect(codesOf(schema)).toEqual(['tag.twice']);
    });

    it('leads a tag without an app to what follows', () => {
      expect(edgesOf([{ goto: 't' }, { log: 'a' }, { tag: 't' }, { log: 'b' }])).toContain(
        'n0.jump -> n3',
      );
    });

    it('puts a limit in front of a composite as well, and takes none without a failover', () => {
      const limited = (limit: JsonValue): JsonValue[] => [
        { if: { expression: 'x', then: [] }, limit },
        { tag: 'end', log: 'b' },
      ];
      expect(edgesOf(limited({ max: '2', failover: 'end' }))).toEqual(
        expect.arrayContaining(['start.next -> n0-limit', 'n0-limit.exceeded -> n1']),
      );
      expect(edgesOf(limited({ max: 2 }))[0]).toBe('start.next -> n0');
      expect(codesOf(limited({ max: 2 }))).toEqual(['limit.unused']);
    });

    it('ends the flow where the failover is missing', () => {
      const schema: JsonValue[] = [{ log: 'a', limit: { max: 1, failover: 'gone' } }, { log: 'b' }];
      expect(edgesOf(schema)).not.toContainEqual(expect.stringContaining('exceeded'));
      expect(codesOf(schema)).toEqual(['tag.missing']);
    });

    it('runs a break and nothing else after a node that breaks', () => {
      const schema: JsonValue[] = [{ log: 'a', break: true }, { log: 'b' }];
      expect(edgesOf(schema)).toEqual(['start.next -> n0', 'n0.next -> n0-break']);
      expect(typesOf(schema)).toContain('n0-break break');
    });

    it('breaks after all branches of a composite that breaks', () => {
      const schema: JsonValue[] = [
        { if: { expression: 'x', then: [{ log: 'a' }] }, break: true },
        { log: 'b' },
      ];
      expect(edgesOf(schema)).toEqual(
        expect.arrayContaining(['n0-then-0.next -> n0-break', 'n0.else -> n0-break']),
      );
    });
  });

  describe('apps', () => {
    it('gives an httpRequest the manners of Webitel (decision 6)', () => {
      const { graph } = compileWebitelSchema([{ httpRequest: { url: 'https://crm.example' } }]);
      expect(graph.nodes[1]).toMatchObject({
        type: 'http-request',
        params: { method: 'POST', successStatuses: 'all', maxRedirects: 5, bodyType: 'none' },
        settings: { timeoutMs: 1_000 },
      });
      expect(graph.nodes[1]?.settings.retry).toBeUndefined();
    });

    it.each<[string, JsonObject, JsonObject]>([
      ['an object is JSON', { data: { a: '${b}' } }, { bodyType: 'json', json: { a: '${b}' } }],
      [
        'a form is a form, whatever the letter case of its header',
        { data: { a: 1 }, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
        { bodyType: 'form', form: { a: '1' } },
      ],
      [
        'text is sent raw',
        { data: '<a/>', headers: { 'content-type': 'text/xml' } },
        { bodyType: 'text', text: '<a/>', contentType: 'text/xml' },
      ],
      [
        'text is JSON by default',
        { data: '{}' },
        { bodyType: 'text', contentType: 'application/json' },
      ],
      [
        'an empty path is the whole answer',
        { exportVariables: { all: '' } },
        { extract: { all: '@this' }, parser: 'auto' },
      ],
      [
        'XML is read by XPath',
        { parser: 'text/xml', exportVariables: { id: '//order/@id' }, exportCookie: 'jar' },
        { parser: 'xml', extract: { id: '//order/@id' }, cookies: 'jar' },
      ],
    ])('body and answer of an httpRequest: %s', (_, args, params) => {
      const given = { url: 'https://crm.example', ...args };
      expect(paramsOf({ httpRequest: given })).toMatchObject(params);
    });

    it('says what of an httpRequest does not count here', () => {
      const schema: JsonValue[] = [
        {
          httpRequest: {
            url: 'https://crm.example',
            timeout: 999_999,
            insecureSkipVerify: true,
            cacheCookie: 'c',
            parser: 'text/csv',
            renegotiation: 'once',
            colour: 'red',
          },
        },
      ];
      expect(codesOf(schema).sort()).toEqual([
        'http.cache-cookie',
        'http.insecure',
        'http.parser',
        'http.renegotiation',
        'http.timeout',
        'http.unknown-key',
      ]);
    });

    it('maps listAdd, callbackQueue (old names too), softSleep and log', () => {
      expect(
        paramsOf({
          listAdd: { list: { id: 4 }, destination: '${destination}', expireAt: 1784000000000 },
        }),
      ).toEqual({
        list: { id: '4' },
        number: '${destination}',
        expiry: 'at',
        expireAt: '1784000000000',
      });
      expect(
        paramsOf({
          callbackQueue: {
            queue_id: 8,
            holdSec: '90',
            priority: 5,
            communication: { destination: '${destination}', type_id: 2, display: '100' },
            agent: { id: 15 },
            variables: { vip: true },
          },
        }),
      ).toEqual({
        queue: { id: '8' },
        destination: '${destination}',
        delayAmount: '90',
        delayUnit: 's',
        priority: '5',
        agentId: '15',
        typeId: '2',
        display: '100',
        variables: { vip: 'true' },
      });
      expect(paramsOf({ softSleep: '2000' })).toEqual({ amount: '2000', unit: 'ms' });
      expect(paramsOf({ log: 'Hi ${name}' })).toEqual({ text: 'Hi ${name}', level: 'info' });
    });

    it('maps string and math to their nodes (decision 7)', () => {
      const string = { setVar: 'x', fn: 'replace', data: '${a}', args: ['/b/g', 5] };
      expect(paramsOf({ string })).toEqual({
        operation: 'method',
        method: 'replace',
        text: '${a}',
        args: ['/b/g', '5'],
        resultVariable: 'x',
      });
      expect(paramsOf({ math: { setVar: 'x', data: ['a', 'b'] } })).toEqual({
        operation: 'pick',
        list: ['a', 'b'],
        resultVariable: 'x',
      });
      expect(paramsOf({ math: { setVar: 'x', fn: 'max', data: '${list}' } })).toMatchObject({
        operation: 'function',
        function: 'max',
        list: '${list}',
      });
      expect(codesOf([{ string: { fn: 'shout' } }, { math: { fn: 'shout' } }])).toEqual([
        'string.unknown',
        'math.unknown',
      ]);
      expect(codesOf([{ string: { fn: '${fn}' } }, { math: { fn: 'PI' } }])).toEqual([]);
    });

    it('maps unSet, dump and timezone, and passes by start and export (decision 7)', () => {
      expect(paramsOf({ unSet: ['a', 'b'] })).toEqual({
        assignments: [
          { name: 'a', value: '' },
          { name: 'b', value: '' },
        ],
      });
      expect(paramsOf({ dump: true })).toEqual({ what: 'variables', level: 'info' });
      expect(paramsOf({ timezone: { name: 'Europe/Kyiv' } })).toEqual({
        assignments: [],
        zone: 'Europe/Kyiv',
      });
      expect(codesOf([{ timezone: { id: 5 } }])).toEqual(['timezone.no-name']);
      const schema: JsonValue[] = [{ start: {} }, { tag: 't', export: ['a'] }, { log: 'a' }];
      expect(edgesOf([...schema, { goto: 't' }])).toEqual([
        'start.next -> n2',
        'n2.next -> n3',
        'n3.jump -> n2',
      ]);
      expect(codesOf(schema)).toEqual([]);
    });

    it('keeps what it does not know as it is', () => {
      const item = { makeCall: { from: { id: 1 } }, _id: 'x' };
      expect(paramsOf(item)).toEqual({ app: 'makeCall', source: item });
    });

    it('reports two apps in one node and runs the one it knows', () => {
      const schema: JsonValue[] = [{ mystery: 1, log: 'a' }];
      expect(typesOf(schema)).toContain('n0 log');
      expect(codesOf(schema)).toEqual(['item.many-apps']);
    });

    it('leaves out what is no node', () => {
      expect(codesOf(['oops', null, [], { log: 'a' }])).toEqual(Array(3).fill('item.not-a-node'));
    });

    it('warns of `{{` and of words upstream deletes (decision 12, webitel.md 5)', () => {
      expect(codesOf([{ log: '{{name}}' }])).toEqual(['template.braces']);
      const [problem] = compileWebitelSchema([{ if: { expression: "${s} == 'new'" } }]).problems;
      expect(problem).toMatchObject({
        level: 'warning',
        code: 'expression.deleted-word',
        path: 'schema.0.if',
        nodeId: 'n0',
      });
    });
  });
});
