import { describe, expect, it } from '@jest/globals';
import { compileExpression, scopeOf, type Dialect } from '.';

const scope = scopeOf(
  {
    rating: 2,
    'my-var': 'hyphenated',
    'order.id': 'whole name',
    'Customer name': 'Anna',
    'a + b': 'a name, too',
    order: { id: 7, total: 40 },
    a: 5,
    b: 3,
    c: { 'x-y': 1, d: 4 },
    json: '{"client":{"vip":true,"tags":["x","y"]}}',
    items: [{ sku: 'A', n: 1 }, { n: 2 }, { sku: 'C', n: 3 }],
    steps: { 'Tell CRM': { body: { id: 9 } }, crm: { status: 200 } },
    клиент: 'Анна',
    url: 'a b&c',
    'name-with': 'x y',
    braces: '}',
  },
  { domainVariables: { token: 's3', nested: { key: 'k' }, 'a.b': 'dotted', n: 5 } },
);

function evaluate(source: string, dialect: Dialect = 'graph') {
  return compileExpression(source, { dialect }).evaluate(scope);
}

describe('`${…}` in an expression', () => {
  it.each([
    ['${my-var}', 'hyphenated'],
    ['${order.id}', 'whole name'],
    ['${order.total}', 40],
    ['${Customer name}', 'Anna'],
    ['${a + b}', 'a name, too'],
    ['${a * b}', 15],
    ['${a-b}', 2],
    ['${ a - b }', 2],
    ['${c.x-y}', 1],
    ['${c.d-a}', -1],
    ['${a-nothing}', undefined],
    ['${no-such-name}', undefined],
    ['${  rating  }', 2],
    ['{{rating}} + 1', 3],
    ['{{ my-var }}', 'hyphenated'],
    ['${клиент}', 'Анна'],
    ['${items.0.sku}', 'A'],
    ['${items.#}', 3],
    ['${items.#.sku}', ['A', 'C']],
    ['${items.@this.#}', 3],
    ['${items.7.sku}', undefined],
    ['${json.client.vip}', true],
    ['${items.#(sku=="C").n}', 3],
    ['${ items.#( n > 1 )#.n }', [2, 3]],
    ['${items.#(n>1)#}', [{ n: 2 }, { sku: 'C', n: 3 }]],
    ['${items.#(sku).n}', 1],
    ['${items.#(sku=="}")}', undefined],
    ['${items.#(n>=2)#.sku} ', ['C']],
    ["'${items.#(n==2).n} left'", '2 left'],
    ['${order.@keys}', ['id', 'total']],
    ['${json.client.tags.1}', 'y'],
    ['${steps["Tell CRM"].body.id}', 9],
    ['${steps.crm.status}', 200],
    ["${rating > 1 ? 'yes' : 'no'}", 'yes'],
    ["${'}'} + ${braces}", '}}'],
    ['${url.uri()}', 'a%20b%26c'],
    ['${name-with.uri()}', 'x%20y'],
    ['url.uri()', 'a%20b%26c'],
    ['${url}.uri()', 'a%20b%26c'],
    ['${missing.uri()}', ''],
    ['${rating}.length', undefined],
    ['${url}.length', 5],
    ['${true} == true', true],
  ])('looks up a name, then a path, then computes (decision 12): %s', (source, result) => {
    expect(evaluate(source)).toEqual(result);
  });

  it.each([
    ['order.id', 7],
    ['items.0.sku', 'A'],
    ['items.#', 3],
    ['items.#.n', [1, 2, 3]],
    ['json.client.vip', true],
    ["steps['Tell CRM'].body.id", 9],
    ['a-b', 2],
    ['order["id"]', 7],
  ])('a bare name is followed by its path only: %s', (source, result) => {
    expect(evaluate(source)).toEqual(result);
  });

  it.each([
    ["'${rating}'", 2],
    ["'${rating}' == 2", true],
    ["'${rating} of 5'", '2 of 5'],
    ["'{{rating}}/${a}/$${token}'", '2/5/s3'],
    ["'${missing}'", ''],
    ["'${missing}' === ''", true],
    ["'\\${rating}'", '${rating}'],
    ["'\\{{rating}}'", '{{rating}}'],
    ["'\\$${token}'", '$${token}'],
    ["'${never closed'", '${never closed'],
    ["'${a > 1 ? 'inner' : 1}'", 'inner'],
  ])('a quoted template is its value (decision 13): %s is %j', (source, result) => {
    expect(evaluate(source)).toBe(result);
  });

  it.each([
    ['$${token}', 's3'],
    ['$${ token }', 's3'],
    ['$${token} == "s3"', true],
    ['$${nested.key}', 'k'],
    ['$${a.b}', 'dotted'],
    ['$${absent}', undefined],
    ['$${token}.length', 2],
    ["'x$${token}'", 'xs3'],
    ['$${n} > 4', true],
    ['$${token.uri()}', 's3'],
  ])('a domain variable works everywhere (decision 14): %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
  });

  it.each([
    ['${rating}', '2'],
    ['${order}', '{"id":7,"total":40}'],
    ['${items.#.n}', '[1,2,3]'],
    ['${json.client.vip}', 'true'],
    ['rating', '2'],
    ['${missing}', undefined],
    ['$${nested}', '{"key":"k"}'],
    ['${not an (expression}', undefined],
    ['${}', undefined],
    ["'${rating}' + 1", '21'],
    ["${Customer name} == 'Anna'", true],
  ])('gives text in arrays (decision 10): %s', (source, result) => {
    expect(evaluate(source, 'array')).toBe(result);
  });

  it('keeps the words that upstream deletes from quotes', () => {
    const words = 'function case if return new switch var this typeof for while break do continue';
    expect(evaluate(`'${words}'`, 'array')).toBe(words);
    const status = scopeOf({ s: 'new' });
    const compiled = compileExpression("${s} == 'new'", { dialect: 'array' });
    expect(compiled.evaluate(status)).toBe(true);
  });
});

describe('references', () => {
  it('lists names, steps, functions and domain variables with their places', () => {
    const source = "upper(name) + ${order.id} + steps['Tell CRM'].body.id + $${token} + '${x-y}'";
    expect(compileExpression(source).references).toEqual([
      { kind: 'function', name: 'upper', path: [], offset: 0 },
      { kind: 'variable', name: 'name', path: [], offset: 6 },
      { kind: 'variable', name: 'order', path: ['id'], offset: 16 },
      { kind: 'step', name: 'Tell CRM', path: ['body', 'id'], offset: 28 },
      { kind: 'domain-variable', name: 'token', path: [], offset: 59 },
      { kind: 'variable', name: 'x-y', path: [], offset: 71 },
    ]);
  });

  it('finds them in every part of an expression', () => {
    const source = '(a ? [b] : !c) && d[e] in f || g';
    expect(compileExpression(source).references.map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
    ]);
  });
});
