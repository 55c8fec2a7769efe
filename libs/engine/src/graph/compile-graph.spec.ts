import type { JsonObject } from '@hookline/contracts';
import { describe, expect, it } from '@jest/globals';
import { InvalidFlowError, NodeFailure, NotFoundError } from '../errors';
import { scopeOf } from '../expression';
import { compileGraph } from './compile-graph';
import { aGraph, fixtureTypeOf } from './node-types.fixture';

const start = { id: 'start', type: 'start' };
const ignoreMissing = (): void => undefined;

/** start → n */
function theNode(node: JsonObject, dialect: 'graph' | 'array' = 'graph') {
  const graph = aGraph([start, { id: 'n', ...node }], ['start next n'], dialect);
  return compileGraph(graph, fixtureTypeOf).node('n');
}

describe('compileGraph', () => {
  it('knows the start, where outlets lead and what leads nowhere', () => {
    // start → call → stop
    const graph = compileGraph(
      aGraph(
        [start, { id: 'c', type: 'call' }, { id: 's', type: 'stop' }],
        ['start next c', 'c success s'],
      ),
      fixtureTypeOf,
    );
    expect(graph.startNodeId).toBe('start');
    expect(graph.node('start').targetOf('next')).toBe('c');
    expect(graph.node('c').targetOf('success')).toBe('s');
    expect(graph.node('c').targetOf('failure')).toBeNull();
  });

  it('refuses a node type, a version and a start it does not know', () => {
    const graph = aGraph(
      [
        { id: 'x', type: 'teleport' },
        { id: 'y', type: 'call', version: 9 },
      ],
      [],
    );
    try {
      compileGraph(graph, fixtureTypeOf);
      throw new Error('compiled');
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidFlowError);
      expect((error as InvalidFlowError).problems.map(({ code }) => code)).toEqual([
        'node.unknown-type',
        'node.unknown-version',
        'graph.start',
      ]);
    }
  });

  it('throws for a node the version does not have', () => {
    const graph = compileGraph(aGraph([start], []), fixtureTypeOf);
    expect(() => graph.node('gone')).toThrow(NotFoundError);
  });

  it('brings params of an older version along', () => {
    const node = theNode({ type: 'cases', version: 1, params: { value: 'a', cases: 'old' } });
    expect(node.renderParams(scopeOf({}), ignoreMissing).params).toEqual({ value: 'a', cases: [] });
  });

  it('names outputs by node name, nameless ones by id', () => {
    const graph = compileGraph(
      aGraph([start, { id: 'c', type: 'call', name: 'Tell CRM' }], []),
      fixtureTypeOf,
    );
    expect(graph.outputsByName({ start: null, c: { status: 200 } })).toEqual({
      start: null,
      'Tell CRM': { status: 200 },
    });
  });
});

describe('compileGraph of an array', () => {
  it('leads a failure on to the next node where the type has no failure outlet (decision 4)', () => {
    // start → set → stop
    const nodes = [start, { id: 'a', type: 'set' }, { id: 's', type: 'stop' }];
    const edges = ['start next a', 'a next s'];
    const array = compileGraph(aGraph(nodes, edges, 'array'), fixtureTypeOf);
    expect(array.node('a').outlets.map(({ name }) => name)).toEqual(['next', 'failure']);
    expect(array.node('a').targetOf('failure')).toBe('s');
    const drawn = compileGraph(aGraph(nodes, edges), fixtureTypeOf);
    expect(drawn.node('a').targetOf('failure')).toBeNull();
  });
});

describe('renderParams', () => {
  it('hands out the same frozen params when nothing is a template', () => {
    const node = theNode({ type: 'call', params: { url: 'https://crm.example' } });
    const first = node.renderParams(scopeOf({}), ignoreMissing);
    expect(first.params).toMatchObject({ url: 'https://crm.example', timeoutMs: 1_000 });
    expect(Object.isFrozen(first.params)).toBe(true);
    expect(node.renderParams(scopeOf({ a: 1 }), ignoreMissing)).toBe(first);
  });

  it('takes the backslash from a literal delimiter, also where nothing is a template', () => {
    const node = theNode({ type: 'call', params: { url: 'https://x/\\${id}' } });
    expect(node.renderParams(scopeOf({}), ignoreMissing).params).toMatchObject({
      url: 'https://x/${id}',
    });
  });

  it('takes the backslash from a literal delimiter beside a template', () => {
    const node = theNode({
      type: 'call',
      params: { url: 'https://x/\\${id}', timeoutMs: '${ms}' },
    });
    const { params, input } = node.renderParams(scopeOf({ ms: 250 }), ignoreMissing);
    expect(params).toMatchObject({ url: 'https://x/${id}', timeoutMs: 250 });
    expect(input).toMatchObject({ url: 'https://x/${id}' });
  });

  it('fills templates in, keeps types and tells what is missing', () => {
    const node = theNode({
      type: 'call',
      params: { url: 'https://x/${id}', timeoutMs: '${ms}', body: { who: '${nobody}' } },
    });
    const missing: string[] = [];
    const rendered = node.renderParams(scopeOf({ id: 7, ms: 250 }), (name) => missing.push(name));
    expect(rendered.params).toMatchObject({ url: 'https://x/7', timeoutMs: 250 });
    expect(rendered.input).toEqual({ url: 'https://x/7', timeoutMs: 250, body: { who: '' } });
    expect(missing).toEqual(['nobody']);
  });

  it('fails the node when a rendered value does not fit', () => {
    const node = theNode({ type: 'call', params: { url: 'https://x', timeoutMs: '${ms}' } });
    expect(() => node.renderParams(scopeOf({ ms: 'soon' }), ignoreMissing)).toThrow(
      expect.objectContaining({
        code: 'node.params',
        message: 'params.timeoutMs: must be a number',
      }),
    );
  });

  it.each([
    ['https://x/${id}?q=${q}', 'https://x/a%2F..%2Fb?q=1%262'],
    ['https://x/${uri(id)}/${q.uri()}', 'https://x/a%2F..%2Fb/1%262'],
    ['${base}', 'https://y/z?a=b'],
    ['${base}&q=${q}', 'https://y/z?a=b&q=1%262'],
    ['https://${host}/${n}', 'https://crm.example:8080/7'],
    ['https://crm.example${id}', 'https://crm.examplea%2F..%2Fb'],
  ])('encodes what is filled into the address %s (B-26)', (url, rendered) => {
    const node = theNode({ type: 'call', params: { url } });
    const scope = scopeOf({
      ...{ id: 'a/../b', q: '1&2', n: 7 },
      ...{ base: 'https://y/z?a=b', host: 'crm.example:8080' },
    });
    expect(node.renderParams(scope, ignoreMissing).params).toMatchObject({ url: rendered });
  });

  it('fills addresses of arrays in as they are', () => {
    const node = theNode({ type: 'call', params: { url: 'https://x/${id}' } }, 'array');
    expect(node.renderParams(scopeOf({ id: 'a/b?c' }), ignoreMissing).params).toMatchObject({
      url: 'https://x/a/b?c',
    });
  });

  it('fails the node, not the compilation, when constant params do not fit', () => {
    const node = theNode({ type: 'call', params: {} });
    expect(() => node.renderParams(scopeOf({}), ignoreMissing)).toThrow(NodeFailure);
  });

  it('fails the node when a template cannot be read', () => {
    const node = theNode({ type: 'call', params: { url: 'https://x/${a +}' } });
    expect(() => node.renderParams(scopeOf({}), ignoreMissing)).toThrow(
      expect.objectContaining({ code: 'expression.syntax' }),
    );
  });

  it('gives text for every template in arrays (decision 10)', () => {
    const node = theNode({ type: 'call', params: { url: '${id}', body: '${order}' } }, 'array');
    const scope = scopeOf({ id: 7, order: { id: 1 } });
    expect(node.renderParams(scope, ignoreMissing).params).toMatchObject({
      url: '7',
      body: '{"id":1}',
    });
  });

  it('leaves expressions alone, also those deep inside a list', () => {
    const params = { value: '${a}', cases: [{ when: '${a} == 1', label: 'is ${a}' }] };
    const node = theNode({ type: 'cases', version: 2, params });
    expect(node.renderParams(scopeOf({ a: '1' }), ignoreMissing).params).toEqual({
      value: '1',
      cases: [{ when: '${a} == 1', label: 'is 1' }],
    });
  });
});

describe('evaluate and test', () => {
  it('evaluates an expression, and gives null for a missing value', () => {
    const node = theNode({ type: 'test' });
    const missing: string[] = [];
    const onMissing = (name: string) => missing.push(name);
    expect(node.evaluate('n + 1', scopeOf({ n: 2 }), onMissing)).toBe(3);
    expect(node.evaluate('nothing', scopeOf({}), onMissing)).toBeNull();
    expect(missing).toEqual(['nothing']);
  });

  it('fails the node when the source cannot be read', () => {
    const node = theNode({ type: 'test' });
    expect(() => node.evaluate('n +', scopeOf({}), ignoreMissing)).toThrow(NodeFailure);
  });

  it('knows from the catalogue that a text is meant as a number (decision 8)', () => {
    const node = theNode({ type: 'test' });
    expect(
      node.evaluate("call_duration > '9'", scopeOf({ call_duration: '10' }), ignoreMissing),
    ).toBe(true);
  });

  it('tests rules whether they are the same object or only equal', () => {
    const node = theNode({ type: 'test' });
    const rules = () => ({ field: 'vip', operator: 'equal' as const, value: '1' });
    const same = rules();
    const scope = scopeOf({ vip: '1' });
    expect([node.test(same, scope), node.test(same, scope), node.test(rules(), scope)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(node.test(same, scopeOf({ vip: '0' }))).toBe(false);
  });
});
