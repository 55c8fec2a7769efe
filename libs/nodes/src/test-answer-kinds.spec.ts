import { describe, expect, it } from '@jest/globals';
import { nodeTypeOf } from './registry';
import { testAnswerKinds } from './test-answer-kinds';

describe('testAnswerKinds', () => {
  it.each([
    ['http-request', ['http', 'failure', 'exit']],
    ['send-message', ['exit', 'failure']],
    ['list-add', ['exit', 'failure']],
    ['script', ['exit', 'failure']],
    ['wait', ['exit']],
    ['condition', []],
  ])('answers for %s', (word, kinds) => {
    const type = nodeTypeOf(word);
    expect(type && testAnswerKinds(type)).toEqual(kinds);
  });
});
