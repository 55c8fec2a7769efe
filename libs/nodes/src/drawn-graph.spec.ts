// Node types inside the real compiler and walker: what params become once templates are rendered.
import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type JsonObject } from '@hookline/contracts';
import {
  compileGraph,
  defaultRunBudget,
  initialRunState,
  RunProgress,
  scopeOf,
  walkRun,
} from '@hookline/engine';
import { buildHttpRequest } from './http-request/build-http-request';
import { HttpRequestParams } from './http-request/http-request.params';
import { nodeTypeOf } from './registry';

const now = new Date('2026-11-21T10:30:00Z');

function graphOf(nodes: object[], edges: string[]) {
  return compileGraph(
    FlowGraph.parse({
      nodes: [{ id: 'start', type: 'start' }, ...nodes],
      edges: edges.map((edge, index) => {
        const [from, outlet, to] = edge.split(' ');
        return { id: `e${index}`, from, outlet, to };
      }),
    }),
    nodeTypeOf,
  );
}

function walk(nodes: object[], edges: string[], data: JsonObject = {}) {
  const event = { id: '1', type: 'queue.missed', source: 'q', subject: null, time: '', data };
  const progress = new RunProgress(
    {
      runId: '700',
      domainId: '1',
      queueId: '8',
      graph: graphOf(nodes, edges),
      event,
      surroundings: { queue: null, hook: null, domainVariables: {}, zone: 'UTC' },
      budget: defaultRunBudget,
      startedAt: now,
    },
    initialRunState('start'),
  );
  const boundary = walkRun(progress, now);
  return { boundary, written: progress.toWrite() };
}

describe('a drawn graph', () => {
  // start → set (n = 0) → loop (n < 3) → add (n + 1) → back to loop; done → stop
  const counting = [
    { id: 'set', type: 'set-variables', params: { assignments: [{ name: 'n', value: 0 }] } },
    { id: 'loop', type: 'loop', params: { mode: 'expression', expression: 'n < 3', maxSteps: 9 } },
    {
      id: 'add',
      type: 'set-variables',
      params: { assignments: [{ name: 'n', value: '${n + 1}' }] },
    },
    { id: 'stop', type: 'stop', params: { result: { n: '${n}' } } },
  ];
  const ways = [
    'start next set',
    'set next loop',
    'loop body add',
    'add next loop',
    'loop done stop',
  ];

  it('counts in a loop and ends with the number as a number', () => {
    const { written } = walk(counting, ways);
    expect(written).toMatchObject({ status: 'completed', result: { n: 3 } });
  });

  it('sets all values of one node from what was known before it (decision 19)', () => {
    const swap = {
      assignments: [
        { name: 'a', value: '${b}' },
        { name: 'b', value: '${a}' },
      ],
    };
    const { written } = walk(
      [{ id: 'swap', type: 'set-variables', params: swap }],
      ['start next swap'],
      { a: 1, b: 2 },
    );
    expect(written.state.variables).toEqual({ a: 2, b: 1 });
  });

  it('keeps a JSON body valid and typed whatever the event holds', () => {
    const graph = graphOf(
      [
        {
          id: 'http',
          type: 'http-request',
          params: {
            url: 'https://crm.example/{id}',
            pathValues: { id: '${id}' },
            bodyType: 'json',
            json: { note: 'said: ${note}', sec: '${sec}', tags: ['${note}'] },
          },
        },
      ],
      ['start next http'],
    );
    const note = '","admin":"\n\\';
    const { params } = graph
      .node('http')
      .renderParams(scopeOf({ id: 'a/b', note, sec: 93 }), () => undefined);
    const request = buildHttpRequest(HttpRequestParams.parse(params), {
      run: { id: '1', domainId: '1', queueId: null, maxDepth: 8 },
      idempotencyKey: 'k',
      timeoutMs: 1,
    });
    expect(request.url).toBe('https://crm.example/a%2Fb');
    expect(JSON.parse(request.body ?? '')).toEqual({
      note: `said: ${note}`,
      sec: 93,
      tags: [note],
    });
  });

  it('keeps an XML body well formed whatever the event holds (B-26)', () => {
    const xml = '<call id="${id}"><note>${note}</note></call>';
    const graph = graphOf(
      [
        {
          id: 'http',
          type: 'http-request',
          params: { url: 'https://x.example', bodyType: 'xml', xml },
        },
      ],
      ['start next http'],
    );
    const { params } = graph
      .node('http')
      .renderParams(scopeOf({ id: '"><x', note: '</note>&\u0000' }), () => undefined);
    expect(HttpRequestParams.parse(params).xml).toBe(
      '<call id="&quot;&gt;&lt;x"><note>&lt;/note&gt;&amp;\uFFFD</note></call>',
    );
  });

  it('reckons in the zone a node chose, and tells all variables', () => {
    // start → zone (Madrid) → hour → log
    const hour = { assignments: [{ name: 'hour', value: '${hour()}' }] };
    const { written } = walk(
      [
        { id: 'zone', type: 'set-variables', params: { zone: 'Europe/Madrid' } },
        { id: 'hour', type: 'set-variables', params: hour },
        { id: 'log', type: 'log', params: { what: 'variables' } },
      ],
      ['start next zone', 'zone next hour', 'hour next log'],
      { vip: '1' },
    );
    expect(written.state).toMatchObject({
      zone: 'Europe/Madrid',
      variables: { hour: 11 },
      outputs: { log: { variables: { vip: '1', hour: 11 } } },
    });
  });

  it('leaves no trace of a zone in the state of a run that chose none', () => {
    const { written } = walk([{ id: 'log', type: 'log', params: {} }], ['start next log']);
    expect(Object.keys(written.state)).not.toContain('zone');
  });

  it('parks at a wait', () => {
    const { boundary } = walk(
      [{ id: 'wait', type: 'wait', params: { amount: '${hold}', unit: 'min' } }],
      ['start next wait'],
      { hold: '15' },
    );
    expect(boundary).toMatchObject({ kind: 'waiting', dueAt: new Date('2026-11-21T10:45:00Z') });
  });

  it('fails at run time with the field when a rendered value does not fit', () => {
    const { written } = walk(
      [{ id: 'wait', type: 'wait', params: { amount: '${hold}' } }],
      ['start next wait'],
      { hold: 'soon' },
    );
    expect(written).toMatchObject({ status: 'failed', error: { code: 'node.params' } });
    expect(written.error?.message).toContain('params.amount');
  });
});
