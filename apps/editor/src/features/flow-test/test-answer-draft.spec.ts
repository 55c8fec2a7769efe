import { describe, expect, it } from '@jest/globals';
import { FlowNode } from '@hookline/contracts';
import { newTestAnswer, toNodeAnswers } from './test-answer-draft';

const nodes = [
  FlowNode.parse({ id: 'tell', type: 'http-request' }),
  FlowNode.parse({ id: 'add', type: 'list-add' }),
  FlowNode.parse({ id: 'known', type: 'condition' }),
];

describe('toNodeAnswers', () => {
  it.each([
    ['{"a": 1}', { a: 1 }],
    ['null', null],
    ['<a/>', '<a/>'],
    ['', ''],
  ])('reads the body %j as JSON if it is some', (body, value) => {
    const answers = toNodeAnswers({ tell: { ...newTestAnswer('http'), status: 404, body } }, nodes);
    expect(answers).toEqual({ tell: { kind: 'http', status: 404, headers: {}, body: value } });
  });

  it('names the outlet only where the node still has it', () => {
    const exitBy = (outlet: string) =>
      toNodeAnswers({ add: { ...newTestAnswer('exit'), outlet } }, nodes)['add'];
    expect(exitBy('failure')).toMatchObject({ kind: 'exit', outlet: 'failure', output: {} });
    expect(exitBy('gone')).not.toHaveProperty('outlet');
    expect(exitBy('')).not.toHaveProperty('outlet');
  });

  it('says something of a failure in any case', () => {
    const draft = { ...newTestAnswer('failure'), code: ' ' };
    expect(toNodeAnswers({ add: draft }, nodes)).toEqual({
      add: { kind: 'failure', code: 'test.failure', message: 'It failed, as the test says.' },
    });
  });

  it('leaves out nodes that are gone and answers a node does not take', () => {
    const drafts = {
      gone: newTestAnswer('exit'),
      known: newTestAnswer('exit'),
      add: newTestAnswer('http'),
    };
    expect(toNodeAnswers(drafts, nodes)).toEqual({});
  });
});
