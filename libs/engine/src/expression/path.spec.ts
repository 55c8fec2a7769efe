import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import { callFunction, scopeOf, type Value } from '.';

const friends: JsonValue = [
  { first: 'Dale', age: 44, nets: ['ig', 'fb'], 'a.b': 1 },
  { first: 'Roger', age: 68, nets: ['fb', 'tw'] },
  { first: 'Jane', age: '47', nets: [] },
  { first: null },
];
const value = { friends, name: { first: 'Tom', last: 'A"b', 'x*y': 1 }, numbers: [3, 1, 2] };

function at(path: string): Value {
  return callFunction('jsonPath', [value, path], scopeOf({}, { now: new Date(0) }));
}

describe('paths in gjson’s everyday forms', () => {
  it.each<[string, Value]>([
    ['name.first', 'Tom'],
    ['friends.1.first', 'Roger'],
    ['friends.#', 4],
    ['friends.#.age', [44, 68, '47']],
    ['friends.0.a\\.b', 1],
    ['friends.#(first=="Roger").age', 68],
    ['friends.#(first=Roger).age', 68],
    ['friends.#(first=="Nobody").age', undefined],
    ['friends.#(age>45)#.first', ['Roger', 'Jane']],
    ['friends.#(age<45).first', 'Dale'],
    ['friends.#(age<=44)#.first', ['Dale']],
    ['friends.#(first!="Dale")#.first', ['Roger', 'Jane', null]],
    ['friends.#(first%"J*").age', '47'],
    ['friends.#(first%"?a?e")#.first', ['Dale', 'Jane']],
    ['friends.#(first!%"*e*")#.first', [null]],
    ['friends.#(nets.#(=="tw")).first', 'Roger'],
    ['friends.#(nets.#>1)#.first', ['Dale', 'Roger']],
    ['friends.#(age)#.first', ['Dale', 'Roger', 'Jane']],
    ['friends.#(a\\.b==1).first', 'Dale'],
    ['friends.#(first=="a.b)")', undefined],
    ['friends.#(age>99)#', []],
    ['friends.#(age>99)#.first', []],
    ['numbers.#(>1)', 3],
    ['numbers.#(>1)#', [3, 2]],
    ['numbers.#(=="3")', 3],
    ['numbers.@reverse', [2, 1, 3]],
    ['numbers.@reverse.0', 2],
    ['name.@keys', ['first', 'last', 'x*y']],
    ['name.@values.0', 'Tom'],
    ['name.fi*', 'Tom'],
    ['name.l?st', 'A"b'],
    ['name.x*y', 1],
    ['name.zz*', undefined],
    ['name.#(a==1)', undefined],
    ['numbers.@keys', undefined],
    ['friends.#(', undefined],
    ['friends.#()', { first: 'Dale', age: 44, nets: ['ig', 'fb'], 'a.b': 1 }],
    ['@this.numbers.0', 3],
  ])('%s', (path, found) => {
    expect(at(path)).toEqual(found);
  });

  it('sees no machinery, by query or by wildcard', () => {
    expect(at('name.__pro*')).toBeUndefined();
    expect(at('name.constr*')).toBeUndefined();
    expect(at('friends.#(constructor).first')).toBeUndefined();
  });

  it('ends queries in queries and long searches by the budget', () => {
    const deep = `friends${'.#(nets'.repeat(20)}${')'.repeat(20)}`;
    expect(() => at(deep)).not.toThrow();
    const nested = 'x'.repeat(5_000);
    const many = Array.from({ length: 200 }, () => nested);
    expect(() =>
      callFunction(
        'jsonPath',
        [many, `#(%"${'*x'.repeat(50)}y")`],
        scopeOf({}, { now: new Date(0) }),
      ),
    ).toThrow(expect.objectContaining({ code: 'expression.budget' }));
  });
});
