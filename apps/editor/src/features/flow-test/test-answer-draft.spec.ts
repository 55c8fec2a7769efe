import { describe, expect, it } from '@jest/globals';
import { FlowNode } from '@hookline/contracts';
import { newTestAnswer, toNodeAnswers as read, type TestAnswerDrafts } from './test-answer-draft';

const nodes = [
  FlowNode.parse({ id: 'tell', type: 'http-request' }),
  FlowNode.parse({ id: 'add', type: 'list-add' }),
  FlowNode.parse({ id: 'known', type: 'condition' }),
];

const none = () => Promise.resolve(null);
const toNodeAnswers = (drafts: TestAnswerDrafts, of: readonly FlowNode[]) => read(drafts, of, none);

describe('toNodeAnswers', () => {
  it.each([
    ['{"a": 1}', { a: 1 }],
    ['null', null],
    ['<a/>', '<a/>'],
    ['', ''],
  ])('reads the body %j as JSON if it is some', async (body, value) => {
    const answers = await toNodeAnswers(
      { tell: { ...newTestAnswer('http'), status: 404, body } },
      nodes,
    );
    expect(answers).toEqual({ tell: { kind: 'http', status: 404, headers: {}, body: value } });
  });

  it('names the outlet only where the node still has it', async () => {
    const exitBy = async (outlet: string) =>
      (await toNodeAnswers({ add: { ...newTestAnswer('exit'), outlet } }, nodes))['add'];
    expect(await exitBy('failure')).toMatchObject({ kind: 'exit', outlet: 'failure', output: {} });
    expect(await exitBy('gone')).not.toHaveProperty('outlet');
    expect(await exitBy('')).not.toHaveProperty('outlet');
  });

  it('says something of a failure in any case', async () => {
    const draft = { ...newTestAnswer('failure'), code: ' ' };
    expect(await toNodeAnswers({ add: draft }, nodes)).toEqual({
      add: { kind: 'failure', code: 'test.failure', message: 'It failed, as the test says.' },
    });
  });

  it('leaves out nodes that are gone and answers a node does not take', async () => {
    const drafts = {
      gone: newTestAnswer('exit'),
      known: newTestAnswer('exit'),
      add: newTestAnswer('http'),
    };
    expect(await toNodeAnswers(drafts, nodes)).toEqual({});
  });

  describe('below a node that runs a flow schema', () => {
    const above = [
      FlowNode.parse({ id: 'rate', type: 'run-schema', params: { schema: { id: '7' } } }),
      FlowNode.parse({ id: 'any', type: 'run-schema', params: { schema: { id: '${which}' } } }),
    ];
    const failure = { ...newTestAnswer('failure'), message: 'No.' };
    const told = { kind: 'failure', code: 'test.failure', message: 'No.' };
    const published = (schema: object) =>
      Promise.resolve('id' in schema && schema.id === '7' ? { nodes: [...nodes, ...above] } : null);

    it('has the paths of its nodes, as deep as they go', async () => {
      const drafts = { 'rate/add': failure, 'rate/rate/tell': failure };
      expect(await read(drafts, above, published)).toEqual({
        'rate/add': told,
        'rate/rate/tell': told,
      });
    });

    it('leaves out nodes that are gone there, and what nobody knows before', async () => {
      const drafts = { 'rate/gone': failure, 'rate/known': failure, 'any/add': failure };
      expect(await read(drafts, above, published)).toEqual({});
    });

    it('leaves out what is not run because its node is answered itself', async () => {
      const drafts = { rate: failure, 'rate/add': failure };
      expect(await read(drafts, above, published)).toEqual({ rate: told });
    });

    it('asks for no flow schema that has no answers', async () => {
      const refuse = () => Promise.reject(new Error('asked'));
      expect(await read({ rate: failure }, above, refuse)).toEqual({ rate: told });
    });
  });
});
