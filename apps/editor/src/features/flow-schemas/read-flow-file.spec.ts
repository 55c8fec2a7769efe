import { describe, expect, it } from '@jest/globals';
import { emptyFlowGraph } from '@hookline/contracts';
import { flowFileText } from './flow-file-text';
import { readFlowFile } from './read-flow-file';

const nodes = [{ log: 'hello' }];

describe('readFlowFile', () => {
  it('reads a bare array of nodes', () => {
    expect(readFlowFile(JSON.stringify(nodes), 'pasted')).toEqual({
      kind: 'flow',
      body: { name: 'pasted', schema: nodes },
    });
  });

  it('reads a record of Webitel whose schema is text', () => {
    const record = {
      name: 'Notify CRM',
      type: 'service',
      schema: JSON.stringify(nodes),
      editor: true,
    };
    const read = readFlowFile(JSON.stringify(record), 'file');
    expect(read).toMatchObject({
      kind: 'flow',
      body: { name: 'Notify CRM', type: 'service', schema: record.schema, editor: true },
    });
  });

  it('reads back what we export', () => {
    const graph = emptyFlowGraph();
    const text = flowFileText(
      { name: 'Mine', description: '', type: 'service', note: '' },
      { graph },
    );
    expect(readFlowFile(text, 'file')).toMatchObject({
      kind: 'flow',
      body: { name: 'Mine', graph },
    });
  });

  it('reads a bare drawing', () => {
    const read = readFlowFile(JSON.stringify(emptyFlowGraph()), 'drawing');
    expect(read).toMatchObject({ kind: 'flow', body: { name: 'drawing' } });
  });

  it.each([
    ['{ nonsense', 'notJson'],
    ['42', 'notFlow'],
    ['{"name":"x"}', 'notFlow'],
    ['{"name":"x","graph":{"nodes":"none"}}', 'notFlow'],
  ])('refuses %s', (text, reason) => {
    expect(readFlowFile(text, 'x')).toEqual({ kind: 'problem', reason });
  });
});
