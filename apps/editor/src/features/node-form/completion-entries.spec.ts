import { describe, expect, it } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { completionEntries, type StartingEvent } from './completion-entries';
import { renderPreview } from './render-preview';

const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start' },
    {
      id: 'n1',
      type: 'http-request',
      name: 'Tell CRM',
      params: {
        method: 'GET',
        url: 'https://crm.example/${attempt_id}?x=${nothing}',
        extract: { vip: 'client.vip' },
      },
    },
    { id: 'n2', type: 'log', params: {} },
  ],
  edges: [],
});
const words = {
  notIn: (events: string) => `not in ${events}`,
  ofDomain: 'of the domain',
  setBy: (node: string) => `set by ${node}`,
  resultOf: (node: string) => node,
  type: (type: string) => type,
};
const entriesFor = (nodeId: string, events: StartingEvent[]) =>
  new Map(completionEntries(graph, { nodeId, events, words }).map((entry) => [entry.label, entry]));

describe('completionEntries', () => {
  it('offers the fields of the event with type and example', () => {
    const entries = entriesFor('n2', [{ type: 'queue.missed', label: 'Missed' }]);
    expect(entries.get('attempt_id')?.detail).toBe('number · 90311');
  });

  it('says which event lacks a field', () => {
    const entries = entriesFor('n2', [{ type: 'queue.joined', label: 'Joined', queueType: 1 }]);
    expect(entries.get('agent_name')).toMatchObject({ detail: 'not in Joined', isAbsent: true });
  });

  it('offers variables and answers of other nodes, not of the node itself', () => {
    const other = entriesFor('n2', []);
    expect(other.get('vip')?.detail).toBe('set by Tell CRM');
    expect(other.has('steps["Tell CRM"].status')).toBe(true);
    expect(entriesFor('n1', []).has('vip')).toBe(false);
  });

  it('offers variables of the domain whole, with their braces', () => {
    const options = { nodeId: 'n2', events: [], domainVariables: ['crm.url'], words };
    expect(completionEntries(graph, options)).toContainEqual({
      label: '$${crm.url}',
      kind: 'domain-variable',
      detail: 'of the domain',
    });
  });

  it('writes a function with its opening bracket', () => {
    const functions = [...entriesFor('n2', []).values()].filter(({ kind }) => kind === 'function');
    expect(functions.length).toBeGreaterThan(10);
    expect(functions.every(({ insert }) => insert?.endsWith('('))).toBe(true);
  });
});

describe('renderPreview', () => {
  const input = {
    dialect: 'graph',
    eventType: 'queue.missed',
    now: new Date(0),
    zone: 'UTC',
  } as const;

  it('renders the params over the sample and names what is missing', () => {
    const [, node] = graph.nodes;
    if (node === undefined) throw new Error('no node');
    expect(renderPreview({ node, ...input })).toMatchObject({
      summary: 'GET crm.example/90311?x=',
      values: { url: 'https://crm.example/90311?x=' },
      missing: ['nothing'],
      failure: null,
    });
  });

  it('is not there without a template', () => {
    const [, , node] = graph.nodes;
    if (node === undefined) throw new Error('no node');
    expect(renderPreview({ node, ...input })).toBeNull();
  });

  it('says why a template cannot be read', () => {
    const [, node] = graph.nodes;
    if (node === undefined) throw new Error('no node');
    const broken = { ...node, params: { ...node.params, url: 'https://a/${1 +}' } };
    expect(renderPreview({ node: broken, ...input })?.failure).not.toBeNull();
  });
});
