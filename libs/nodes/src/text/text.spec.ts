import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { NodeFailure } from '@hookline/engine';
import { aNodeContext } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { textNode } from './text.definition';
import { executeText } from './text.execute';
import { TextParams } from './text.params';

function outcomeOf(params: object, dialect: 'graph' | 'array' = 'graph') {
  return executeText(TextParams.parse(params), aNodeContext({ dialect }));
}

describe('executeText', () => {
  it.each<[object, JsonValue]>([
    [{ text: 'Hi Anna' }, 'Hi Anna'],
    [{ operation: 'upper', text: 'їжак' }, 'ЇЖАК'],
    [{ operation: 'lower', text: 'ANNA' }, 'anna'],
    [{ operation: 'trim', text: ' a ' }, 'a'],
    [{ operation: 'trim', text: ' a ', side: 'start' }, 'a '],
    [{ operation: 'trim', text: ' a ', side: 'end' }, ' a'],
    [{ operation: 'length', text: 380 }, 3],
    [{ operation: 'reverse', text: 'a😀' }, '😀a'],
    [{ operation: 'char-at', text: 'anna', position: '-1' }, 'a'],
    [{ operation: 'substring', text: '+380501234567', start: 1, end: '4' }, '380'],
    [{ operation: 'substring', text: '+380501234567', start: -3, end: '' }, '567'],
    [{ operation: 'replace', text: 'a.b.c', search: '.', replacement: '$&' }, 'a$&b$&c'],
    [{ operation: 'replace', text: 'a.b.c', search: '.', occurrences: 'first' }, 'ab.c'],
    [{ operation: 'replace', text: 'abc', search: '', occurrences: 'first' }, 'abc'],
    [{ operation: 'replace', text: '+38 (050) 1', by: 'pattern', search: '[^0-9]' }, '380501'],
    [
      {
        operation: 'replace',
        text: 'a1b2',
        by: 'pattern',
        search: '[a-z]([0-9])',
        replacement: '<$1>',
        occurrences: 'first',
      },
      '<1>b2',
    ],
    [{ operation: 'split', text: 'a,b' }, ['a', 'b']],
    [{ operation: 'split', text: 'a; b', by: 'pattern', separator: '; *' }, ['a', 'b']],
    [{ operation: 'join', list: ['a', 1], separator: '-' }, 'a-1'],
    [{ operation: 'join', list: '["a","b"]' }, 'a,b'],
    [{ operation: 'pad', text: 7, length: 3 }, '007'],
    [{ operation: 'pad', text: 7, length: 3, side: 'end', fill: '.' }, '7..'],
    [{ operation: 'repeat', text: 'ab', times: 2 }, 'abab'],
    [{ operation: 'find', text: 'anna', search: 'n' }, 1],
    [{ operation: 'find', text: 'anna', by: 'pattern', search: '[x-z]' }, -1],
    [{ operation: 'match', text: 'order 42', search: '([a-z]+) ([0-9]+)' }, ['order', '42']],
    [{ operation: 'match', text: 'order 42', search: '[0-9]+' }, ['42']],
    [{ operation: 'match', text: 'order', search: '[0-9]+' }, null],
    [{ operation: 'encode', text: 'Анна' }, '0JDQvdC90LA='],
    [{ operation: 'decode', text: '0JDQvdC90LA=' }, 'Анна'],
    [{ operation: 'encode', text: 'a b', encoding: 'url' }, 'a%20b'],
    [{ operation: 'decode', text: 'a%20b', encoding: 'url' }, 'a b'],
  ])('makes of %j: %j', (params, result) => {
    expect(outcomeOf(params)).toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { result },
      variables: {},
    });
  });

  it('puts the result under the variable, in arrays as text (decision 10)', () => {
    const params = { operation: 'split', text: 'a,b', resultVariable: 'parts' };
    expect(outcomeOf(params)).toMatchObject({ variables: { parts: ['a', 'b'] } });
    expect(outcomeOf(params, 'array')).toMatchObject({ variables: { parts: '["a","b"]' } });
    const none = { operation: 'match', search: 'x', resultVariable: 'found' };
    expect(outcomeOf(none, 'array')).toMatchObject({ variables: { found: '' } });
  });

  it.each([
    [{ operation: 'decode', text: '***' }, 'text.decode', 'The text is not Base64 of a text.'],
    [
      { operation: 'decode', text: '%', encoding: 'url' },
      'text.decode',
      'The text is not URL-encoded text.',
    ],
    [
      { operation: 'match', text: 'a', search: '(' },
      'expression.type',
      'groups: the pattern cannot be used',
    ],
    [
      { operation: 'repeat', text: 'x'.repeat(100), times: 9_999 },
      'expression.budget',
      'builds more than',
    ],
    [{ operation: 'join', list: { a: 1 } }, 'expression.type', 'argument 1 must be a list'],
    [{ operation: 'method', method: 'constructor' }, 'text.method', 'is not a method of a text'],
  ])('fails for %j', (params, code, sentence) => {
    try {
      outcomeOf(params);
    } catch (error) {
      expect(error).toBeInstanceOf(NodeFailure);
      expect(error).toMatchObject({ code, message: expect.stringContaining(sentence) });
      return;
    }
    throw new Error('it did not fail');
  });
});

describe('textNode', () => {
  it('refuses an operation there is none of, and a template where a choice stands', () => {
    expect(checkParams(textNode, { operation: 'shout' })).toEqual([
      expect.objectContaining({ path: 'params.operation' }),
    ]);
  });

  it.each([
    [{ operation: 'match', search: '(' }, 'params.search', 'the pattern cannot be used'],
    [{ operation: 'replace', by: 'pattern', search: '(?=a)' }, 'params.search', 'cannot be used'],
    [{ operation: 'split', by: 'pattern', separator: '[' }, 'params.separator', 'cannot be used'],
    [{ operation: 'method', method: 'shout' }, 'params.method', 'is not a method of a text'],
    [{ operation: 'method' }, 'params.method', 'needs a method'],
  ])('refuses on save what could never run: %j', (params, path, sentence) => {
    const message: unknown = expect.stringContaining(sentence);
    expect(checkParams(textNode, params)).toEqual([
      expect.objectContaining({ level: 'error', path, message }),
    ]);
  });

  it.each<JsonObject>([
    { operation: 'replace', search: '(' },
    { operation: 'match', search: '(${part}' },
    { operation: 'method', method: '${method}' },
  ])('leaves to the run what only it can know: %j', (params) => {
    expect(checkParams(textNode, params)).toEqual([]);
  });

  it('names the variable it sets, and sums itself up', () => {
    expect(textNode.setsVariables?.({ resultVariable: 'x' })).toEqual(['x']);
    expect(textNode.setsVariables?.({ resultVariable: '' })).toEqual([]);
    expect(textNode.summary({ operation: 'upper', text: '${name}' })).toBe('upper ${name}');
    expect(textNode.summary({ operation: 'method', method: 'at', text: 'a' })).toBe('at a');
  });
});
