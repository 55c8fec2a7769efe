import { FlowGraph } from '@hookline/contracts';
import { describe, expect, it } from '@jest/globals';
import { findLiteralReferences } from './literal-references';

const graphOf = (type: string, params: object) =>
  FlowGraph.parse({ nodes: [{ id: 'n1', type, params }], edges: [] });

describe('findLiteralReferences', () => {
  it.each([
    ['list-add', { list: { id: '7', name: 'x' } }, { kind: 'list', ref: { id: '7' } }],
    ['list-check', { list: { id: '', name: 'VIP' } }, { kind: 'list', ref: { name: 'VIP' } }],
    ['task-add', { queue: { id: '8' } }, { kind: 'queue', ref: { id: '8' } }],
    ['agent-update', { agentId: '5' }, { kind: 'agent', ref: { id: '5' } }],
    ['agent-info', { by: '${by}', agentId: '5' }, { kind: 'agent', ref: { id: '5' } }],
    ['agent-info', { by: 'name', value: ' Ann ' }, { kind: 'agent', ref: { name: 'Ann' } }],
    ['agent-update', { by: 'extension', value: 15 }, { kind: 'agent', ref: { extension: '15' } }],
    ['agent-info', { by: 'userId', value: '4' }, { kind: 'agent', ref: { userId: '4' } }],
    ['notify-agent', { agentIds: ['5'] }, { kind: 'agent', ref: { id: '5' } }],
    ['task-add', { agentId: '5' }, { kind: 'agent', ref: { id: '5' } }],
    ['task-update', { queueIds: ['9', '${q}'] }, { kind: 'queue', ref: { id: '9' } }],
  ])('finds what %s names', (type, params, found) => {
    expect(findLiteralReferences(graphOf(type, params))).toEqual([
      expect.objectContaining({ nodeId: 'n1', ...found }),
    ]);
  });

  it.each([
    [{ channel: 'slack' }, ['slack']],
    [{}, ['email']],
    [{ channel: '${channel}' }, undefined],
  ])('says which kinds of connection fit send-message of %j', (params, kinds) => {
    const [found] = findLiteralReferences(
      graphOf('send-message', { ...params, integration: { id: '7' } }),
    );
    expect(found?.kinds).toEqual(kinds);
  });

  it.each(['8, 9,', '8 9', '8;9', '["8","9"]'])(
    'finds each of several queues in %s',
    (queueIds) => {
      const found = findLiteralReferences(graphOf('task-find', { queueIds }));
      expect(found.map(({ ref }) => ref)).toEqual([{ id: '8' }, { id: '9' }]);
    },
  );

  it.each([
    ['list-add', { list: { id: '${id}' } }],
    ['list-add', { list: { id: '', name: '' } }],
    ['list-add', {}],
    ['agent-info', { by: 'name', agentId: '5', value: '${name}' }],
    ['agent-info', { by: 'name', agentId: '5', value: ' ' }],
    ['agent-info', { by: '${by}', value: 'Ann' }],
    ['log', { text: '7' }],
    ['no-such-type', { list: { id: '7' } }],
  ])('finds nothing in %s %j', (type, params) => {
    expect(findLiteralReferences(graphOf(type, params))).toEqual([]);
  });
});
