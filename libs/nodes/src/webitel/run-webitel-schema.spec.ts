/** Compiled arrays, run: what webitel.md 3 promises and decisions 3, 4, 6, 9, 16 and 17 settle. */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import {
  executeRun,
  TransientFailure,
  type HttpRequest,
  type HttpResponse,
  type RunWrite,
} from '@hookline/engine';
import { aRun, FakeClock, FakeHttpPort, fakePorts, MemoryRunJournal } from '@hookline/testing';
import { describe, expect, it } from '@jest/globals';
import { nodeTypeOf } from '../registry';
import { compileWebitelSchema } from './compile-webitel-schema';

interface Finished {
  readonly write: RunWrite;
  /** Ids of the nodes in the order they ran, those of failed steps with `!`. */
  readonly trace: string[];
  readonly variables: JsonObject;
  readonly requests: readonly HttpRequest[];
}

type Answer = Partial<HttpResponse> | Error;

const answerOf = (status: number, body = '{}'): Partial<HttpResponse> => ({ status, body });

async function run(schema: JsonValue, data: JsonObject = {}, answer?: Answer): Promise<Finished> {
  const { graph } = compileWebitelSchema(schema);
  const journal = new MemoryRunJournal();
  const http = new FakeHttpPort(answer ?? answerOf(200));
  const outcome = await executeRun(
    { runId: 'r1', domainId: '1', fence: 1 },
    aRun({ graph, nodeTypeOf, data }),
    null,
    {
      journal,
      ports: fakePorts({ http }),
      clock: new FakeClock(),
      random: () => 0.5,
      stopping: new AbortController().signal,
    },
  );
  expect(outcome.kind).toBe('ended');
  const steps = journal.commits.flatMap(({ write }) => write.steps);
  return {
    write: journal.last,
    trace: steps.map(({ nodeId, status }) => (status === 'failed' ? `${nodeId}!` : nodeId)),
    variables: journal.last.state.variables,
    requests: http.requests,
  };
}

describe('a compiled array at run time', () => {
  it('takes then or else, and goes on after both', async () => {
    const schema: JsonValue[] = [
      {
        if: {
          expression: "${cc_result} == 'success'",
          then: [{ set: { way: 'then' } }],
          else: [{ set: { way: 'else' } }],
        },
      },
      { set: { after: 'yes' } },
    ];
    const good = await run(schema, { cc_result: 'success' });
    expect(good.variables).toEqual({ way: 'then', after: 'yes' });
    const bad = await run(schema, { cc_result: 'abandoned' });
    expect(bad.variables).toEqual({ way: 'else', after: 'yes' });
    expect(bad.write.status).toBe('completed');
  });

  it('runs neither branch when the expression cannot be read (decision 9)', async () => {
    const schema: JsonValue[] = [
      {
        if: {
          expression: '${a} ==',
          then: [{ set: { way: 'then' } }],
          else: [{ set: { way: 'else' } }],
        },
      },
      { set: { after: 'yes' } },
    ];
    const { variables, trace, write } = await run(schema);
    expect(variables).toEqual({ after: 'yes' });
    expect(trace).toEqual(['start', 'n0!', 'n1']);
    expect(write.status).toBe('completed');
  });

  it('compares correctly with words upstream deletes (slip of webitel.md 5)', async () => {
    const schema: JsonValue[] = [
      { if: { expression: "${s} == 'new'", then: [{ set: { hit: '1' } }] } },
    ];
    expect((await run(schema, { s: 'new' })).variables).toEqual({ hit: '1' });
    expect((await run(schema, { s: '' })).variables).toEqual({});
  });

  const count: JsonValue = { set: { n: '${n}x' } };

  it.each([
    ['a test that never holds: the first pass runs before it', '5', 'false', 1],
    ['a test that holds until three', '10', '${n.length} < 3', 3],
    ['maxSteps as text', '4', 'true', 4],
    ['maxSteps as a number', 2, 'true', 2],
    ['no passes allowed', 0, 'true', 0],
  ])('while: %s (decision 16)', async (_, maxSteps, condition, passes) => {
    const schema: JsonValue[] = [
      { while: { condition, maxSteps, do: [count] } },
      { set: { after: 'yes' } },
    ];
    const { variables } = await run(schema, { n: '' });
    expect({ n: String(variables['n'] ?? '').length, after: variables['after'] }).toEqual({
      n: passes,
      after: 'yes',
    });
  });

  it('counts the passes of a while anew at every entry (decision 16)', async () => {
    const inner: JsonValue = { while: { condition: 'true', maxSteps: 2, do: [count] } };
    const schema: JsonValue[] = [{ while: { condition: 'true', maxSteps: 3, do: [inner] } }];
    expect((await run(schema)).variables).toEqual({ n: 'xxxxxx' });
  });

  it('jumps back to a tag until the condition says enough', async () => {
    const schema: JsonValue[] = [
      { tag: 'again', ...count },
      { if: { expression: '${n.length} < 3', then: [{ goto: 'again' }] } },
      { set: { after: 'yes' } },
    ];
    const { variables, trace } = await run(schema);
    expect(variables).toEqual({ n: 'xxx', after: 'yes' });
    expect(trace.filter((id) => id === 'n0')).toHaveLength(3);
  });

  it('jumps at most a thousand times, then goes on (decision 3)', async () => {
    const { write, trace } = await run([{ tag: 'a', goto: 'a' }, { log: 'after' }]);
    expect(write.status).toBe('completed');
    expect(trace.filter((id) => id === 'n0')).toHaveLength(1_001);
    expect(trace.at(-1)).toBe('n1');
  });

  it('jumps into a branch and goes on after the composite', async () => {
    const schema: JsonValue[] = [
      { goto: 'in' },
      { if: { expression: 'false', then: [{ tag: 'in', set: { way: 'in' } }] } },
      { set: { after: 'yes' } },
    ];
    const { variables, trace } = await run(schema);
    expect(variables).toEqual({ way: 'in', after: 'yes' });
    expect(trace).not.toContain('n1');
  });

  it('lets a node run three times and fails over at the fourth arrival (decision 17)', async () => {
    const schema: JsonValue[] = [
      {
        tag: 'try',
        httpRequest: { url: 'https://crm.example', responseCode: 'code' },
        limit: { max: 3, failover: 'down' },
      },
      { if: { expression: "${code} != '200'", then: [{ goto: 'try' }] } },
      { break: true },
      { tag: 'down', set: { down: 'yes' } },
    ];
    const { requests, variables, write } = await run(schema, {}, answerOf(500));
    expect(requests).toHaveLength(3);
    expect(variables).toEqual({ code: '500', down: 'yes' });
    expect(write.status).toBe('completed');
  });

  it('sends an httpRequest once, records the failure and runs the next node (decisions 4, 6)', async () => {
    const schema: JsonValue[] = [
      { httpRequest: { url: 'https://crm.example', responseCode: 'code' } },
      { set: { after: '<${code}>' } },
    ];
    const refused = new TransientFailure('http.refused', 'Nobody answers.');
    const { trace, variables, requests, write } = await run(schema, {}, refused);
    expect(requests).toHaveLength(1);
    expect(trace).toEqual(['start', 'n0!', 'n1']);
    expect(variables).toEqual({ code: '', after: '<>' });
    expect(write.status).toBe('completed');
  });

  it('fills path values, body and variables of an httpRequest', async () => {
    const schema: JsonValue[] = [
      {
        httpRequest: {
          url: 'https://crm.example/api/${id}?q=${q}',
          path: { id: '${member_id}' },
          data: { name: '${member_name}', tries: 2 },
          exportVariables: { vip: 'client.vip', none: 'client.none' },
        },
      },
    ];
    const { requests, variables } = await run(
      schema,
      { member_id: 'a/b', member_name: 'Ol"ha', q: '1' },
      answerOf(404, '{"client":{"vip":true}}'),
    );
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://crm.example/api/a%2Fb?q=1',
      body: '{"name":"Ol\\"ha","tries":2}',
      timeoutMs: 1_000,
      maxRedirects: 5,
    });
    expect(variables).toEqual({ vip: 'true', none: '' });
  });

  it('goes on after a node whose arguments turn out wrong (decision 4)', async () => {
    const { trace, write } = await run([{ softSleep: '${soon}' }, { log: 'after' }]);
    expect(trace).toEqual(['start', 'n0!', 'n1']);
    expect(write.status).toBe('completed');
  });

  it('takes the case that equals the value, else the default', async () => {
    const schema: JsonValue[] = [
      {
        switch: {
          variable: '${cc_result}',
          case: { success: [{ set: { way: 's' } }], new: [{ set: { way: 'n' } }] },
          default: [{ set: { way: 'd' } }],
        },
      },
    ];
    const wayOf = async (cc_result: string) => (await run(schema, { cc_result })).variables;
    expect(await wayOf('success')).toEqual({ way: 's' });
    expect(await wayOf('new')).toEqual({ way: 'n' });
    expect(await wayOf('other')).toEqual({ way: 'd' });
  });

  const declared: JsonValue = {
    function: { name: 'f', actions: [count, { if: { expression: '${deep}', then: [] } }] },
  };

  it('runs a function at every call and goes on after each', async () => {
    const schema: JsonValue[] = [
      declared,
      { execute: { name: 'f' } },
      { set: { between: '${n}' } },
      { while: { condition: 'true', maxSteps: 2, do: [{ execute: { name: 'f' } }] } },
      { set: { after: 'yes' } },
    ];
    const { variables, write } = await run(schema);
    expect(variables).toEqual({ n: 'xxx', between: 'x', after: 'yes' });
    expect(write.status).toBe('completed');
  });

  it('counts a function as declared from the moment it is reached (decision 19)', async () => {
    const schema: JsonValue[] = [
      { execute: { name: 'f' } },
      { set: { before: '<${n}>' } },
      declared,
      { execute: { name: 'f' } },
      { function: { name: 'f', actions: [{ set: { n: 'second' } }] } },
      { set: { first: '${n}' } },
      { execute: { name: 'f' } },
    ];
    const { variables, trace } = await run(schema);
    expect(variables).toEqual({ before: '<>', first: 'x', n: 'second' });
    expect(trace[1]).toBe('n0!');
  });

  it('lets functions call others and themselves, and ends a recursion without end', async () => {
    const nested: JsonValue[] = [
      { function: { name: 'inner', actions: [{ set: { n: '${n}i' } }] } },
      {
        function: {
          name: 'outer',
          actions: [{ execute: { name: 'inner' } }, { set: { n: '${n}o' } }, { execute: 'inner' }],
        },
      },
      { execute: { name: 'outer' } },
      { set: { after: '${n}' } },
    ];
    expect((await run(nested)).variables).toMatchObject({ after: 'ioi' });
    const endless: JsonValue[] = [
      { function: { name: 'f', actions: [count, { execute: { name: 'f' } }] } },
      { execute: { name: 'f' } },
      { set: { after: '${n.length}' } },
    ];
    const { variables, write } = await run(endless);
    expect(variables['after']).toBe('100');
    expect(write.status).toBe('completed');
  });

  it('stops the whole flow at a break inside a function', async () => {
    const { variables } = await run([
      { function: { name: 'f', actions: [{ break: true }, count] } },
      { execute: { name: 'f' } },
      { set: { after: 'yes' } },
    ]);
    expect(variables).toEqual({});
  });

  it('keeps results of string and math as text, NaN as empty (decisions 10, 20)', async () => {
    const { variables, trace } = await run(
      [
        { string: { setVar: 'up', fn: 'toUpperCase', data: '${name}' } },
        { string: { setVar: 'parts', fn: 'split', data: 'a,b', args: [','] } },
        {
          string: { setVar: 'found', fn: 'gomatch', data: 'order 42', args: ['([a-z]+) ([0-9]+)'] },
        },
        { math: { setVar: 'root', fn: 'sqrt', data: ['${n}'] } },
        { math: { setVar: 'none', fn: 'sqrt', data: ['x'] } },
        { math: { setVar: 'one', data: ['only'] } },
        { string: { setVar: 'bad', fn: 'match', data: 'a', args: ['/(/'] } },
        { set: { after: 'yes' } },
      ],
      { name: 'Anna', n: 16 },
    );
    expect(variables).toEqual({
      up: 'ANNA',
      parts: '["a","b"]',
      found: 'order,42',
      root: '4',
      none: '',
      one: 'only',
      after: 'yes',
    });
    expect(trace).toContain('n6!');
  });

  it('empties what unSet names, an event field too', async () => {
    const { variables } = await run([{ unSet: ['vip'] }, { set: { seen: '<${vip}>' } }], {
      vip: '1',
    });
    expect(variables).toEqual({ vip: '', seen: '<>' });
  });

  it('reckons in the zone of a timezone node for the rest of the run (decision 7)', async () => {
    const schema: JsonValue[] = [
      { set: { before: '${&hour}' } },
      { timezone: { name: 'America/New_York' } },
      { set: { after: '${&hour}' } },
      { timezone: { name: 'Mars/Base' } },
      { set: { still: '${&hour}' } },
    ];
    const { variables, trace } = await run(schema);
    expect(variables).toEqual({ before: '12', after: '5', still: '5' });
    expect(trace).toContain('n3!');
  });

  it('passes by what it does not know, and stops at a break', async () => {
    const { trace, write } = await run([
      { makeCall: {} },
      { log: 'a' },
      { break: true },
      { log: 'b' },
    ]);
    expect(trace).toEqual(['start', 'n0', 'n1', 'n2']);
    expect(write.status).toBe('completed');
    expect(write.state.stopsCallers).toBe(true);
  });

  it('tells an end by break on a node from the end of the array', async () => {
    const broken = await run([{ log: 'a', break: 'true' }, { log: 'b' }]);
    expect(broken.trace).toEqual(['start', 'n0', 'n0-break']);
    expect(broken.write.state.stopsCallers).toBe(true);
    expect((await run([{ log: 'a' }])).write.state.stopsCallers).toBeUndefined();
  });
});
