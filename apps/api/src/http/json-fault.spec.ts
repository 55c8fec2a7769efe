import { describe, expect, it } from '@jest/globals';
import { findJsonFault } from './json-fault';

describe('findJsonFault', () => {
  it.each([
    ['', 1, 1, 'value'],
    ['{"a":}', 1, 6, 'value'],
    ['{"a":1,}', 1, 8, 'name'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, ', or }'],
    ['[1 2]', 1, 4, ', or ]'],
    ['[1,]', 1, 4, 'value'],
    ['{a:1}', 1, 2, 'name or }'],
    ['{"a" 1}', 1, 6, ':'],
    ['{} {}', 1, 4, 'end'],
    ['01', 1, 2, 'end'],
    ['"\n"', 1, 1, 'value'],
    ['{"a": "\\x"}', 1, 7, 'value'],
    ['[1', 1, 3, ', or ]'],
  ])('finds the fault of %j', (text, line, column, needed) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(findJsonFault(text)).toMatchObject({
      line,
      column,
      message: expect.stringContaining(`where ${needed} is needed`),
    });
  });

  it.each(['{}', '[]', ' [1, -2.5e3, "a\\u00e9", true, null, {"b": [[]]}] ', '"x"', '0'])(
    'finds none in %s',
    (text) => expect(findJsonFault(text)).toBeNull(),
  );

  it('does not repeat the text, which may be a secret', () => {
    expect(findJsonFault('{"password": "hunter2" x}')?.message).not.toContain('hunter2');
  });
});
