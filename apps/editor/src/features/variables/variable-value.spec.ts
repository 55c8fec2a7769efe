import { describe, expect, it } from '@jest/globals';
import { valueOf, valueText } from './variable-value';

describe('valueOf', () => {
  it.each([
    ['Kyiv', 'Kyiv'],
    ['', ''],
    ['42', 42],
    ['-1.5', -1.5],
    ['true', true],
    ['null', null],
    ['{"a": [1]}', { a: [1] }],
    ['"42"', '42'],
    ['{broken', '{broken'],
    ['380441112233445566', '380441112233445566'],
    ['007', '007'],
    ['truethful', 'truethful'],
  ])('reads %j as %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each(['Kyiv', '42', 42, true, null, { a: 1 }, ['x'], '"', '{"a":1}', ''])(
    'gives %j back after it was shown',
    (value) => {
      expect(valueOf(valueText(value))).toEqual(value);
    },
  );
});
