import { describe, expect, it, jest } from '@jest/globals';
import { cpuMsOf } from '@hookline/testing';
import { compileTemplate, hasTemplate } from '.';
import { ExpressionSyntaxError, scopeOf, type Dialect } from '../expression';
import { BudgetError } from '../errors';

const scope = scopeOf(
  {
    name: 'Anna',
    rating: 2,
    vip: true,
    order: { id: 7, lines: [{ sku: 'A' }] },
    'my-var': 'hyphenated',
    nothing: null,
    quote: 'say "hi"\n',
    long: 'x'.repeat(200_000),
  },
  { domainVariables: { token: 's3' } },
);

function render(source: string, dialect: Dialect = 'graph') {
  return compileTemplate(source, { dialect }).render(scope);
}

describe('compileTemplate', () => {
  it.each([
    ['Hello ${name}', 'Hello Anna'],
    ['Hello {{name}}', 'Hello Anna'],
    ['Hello {{ name }}!', 'Hello Anna!'],
    ['${name}${rating}', 'Anna2'],
    ['${name} {{rating}} $${token}', 'Anna 2 s3'],
    ['$$${token}', '$s3'],
    ['${my-var}.', 'hyphenated.'],
    ['id=${order.id}', 'id=7'],
    ['${order} ', '{"id":7,"lines":[{"sku":"A"}]} '],
    ['${order.lines.#.sku}!', '["A"]!'],
    ['vip: ${vip}', 'vip: true'],
    ['[${missing}]', '[]'],
    ['[${nothing}]', '[]'],
    ['[$${missing}]', '[]'],
    ["${rating < 3 ? 'low' : 'high'} rating", 'low rating'],
    ['${upper(name)}!', 'ANNA!'],
    ['${name.uri()} ', 'Anna '],
    ["a ${'}'} b", 'a } b'],
    ['{"a":{"b":"{{name}}"}}', '{"a":{"b":"Anna"}}'],
    ['no template', 'no template'],
    ['', ''],
    ['$name {name} $ {', '$name {name} $ {'],
    ['}} } {', '}} } {'],
  ])('replaces every template with its value (decision 12): %s', (source, text) => {
    expect(render(source)).toBe(text);
    expect(render(source, 'array')).toBe(text);
  });

  it.each([
    ['\\${name}', '${name}'],
    ['\\{{name}}', '{{name}}'],
    ['\\$${token}', '$${token}'],
    ['a\\b', 'a\\b'],
    ['\\${name} ${name}', '${name} Anna'],
    ['\\\\${name}', '\\${name}'],
  ])('a backslash makes the opening literal (decision 12): %s', (source, text) => {
    expect(render(source)).toBe(text);
    expect(render(source, 'array')).toBe(text);
  });

  it.each([
    ['${rating}', 2, '2'],
    ['{{rating}}', 2, '2'],
    ['${vip}', true, 'true'],
    ['${order}', { id: 7, lines: [{ sku: 'A' }] }, '{"id":7,"lines":[{"sku":"A"}]}'],
    ['${order.lines}', [{ sku: 'A' }], '[{"sku":"A"}]'],
    ['${rating + 1}', 3, '21'],
    ['${nothing}', null, ''],
    ['${missing}', '', ''],
    ['$${token}', 's3', 's3'],
    [' ${rating}', ' 2', ' 2'],
    ['${rating}${rating}', '22', '22'],
  ])(
    'a single template keeps its type in graphs and is text in arrays (decision 10): %s',
    (source, inGraph, inArray) => {
      expect(render(source)).toEqual(inGraph);
      expect(render(source, 'array')).toBe(inArray);
    },
  );

  it('reports what was missing, once per template', () => {
    const onMissing = jest.fn();
    compileTemplate('${agent_name} ${name} ${ order.none } $${gone} ${nothing}').render(scope, {
      onMissing,
    });
    expect(onMissing.mock.calls).toEqual([
      ['agent_name', ''],
      ['order.none', ''],
      ['$$gone', ''],
    ]);
    onMissing.mockClear();
    compileTemplate('${agent_name}').render(scope, { onMissing });
    compileTemplate("${agent_name || 'nobody'}").render(scope, { onMissing });
    expect(onMissing.mock.calls).toEqual([['agent_name', '']]);
  });

  it('encodes values and leaves the text around them', () => {
    const encode = (text: string) => JSON.stringify(text).slice(1, -1);
    const options = { encode };
    expect(compileTemplate('{"q": "${quote}"}').render(scope, options)).toBe(
      '{"q": "say \\"hi\\"\\n"}',
    );
    expect(compileTemplate('${quote}').render(scope, options)).toBe('say \\"hi\\"\\n');
    expect(compileTemplate('${rating}').render(scope, options)).toBe(2);
  });

  it('knows whether it is constant', () => {
    expect(compileTemplate('text \\${x}').isConstant).toBe(true);
    expect(compileTemplate('text ${x}').isConstant).toBe(false);
  });

  it('lists its references with their places in the text', () => {
    const { references } = compileTemplate('Hi ${name}, {{ steps.crm.body }} $${token}');
    expect(references).toEqual([
      { kind: 'variable', name: 'name', path: [], offset: 5 },
      { kind: 'step', name: 'crm', path: ['body'], offset: 15 },
      { kind: 'domain-variable', name: 'token', path: [], offset: 36 },
    ]);
  });

  it.each([
    ['Hello ${name', 6, 'never closed'],
    ['Hello {{name}', 6, 'never closed'],
    ['a ${name +} b', 10, 'ends too early'],
    ['${}', 2, 'a name is missing'],
    ['{{#if x}}', 2, 'cannot stand here'],
    ['${nope(1)}', 2, 'there is no function'],
  ])('refuses %j in drawn graphs, at %i', (source, offset, message) => {
    const compile = () => compileTemplate(source);
    expect(compile).toThrow(ExpressionSyntaxError);
    expect(compile).toThrow(expect.objectContaining({ offset }));
    expect(compile).toThrow(message);
  });

  it.each([
    ['Hello ${name', 'Hello ${name'],
    ['Hello {{name}', 'Hello {{name}'],
    ['a ${name +} b', 'a  b'],
    ['[${}]', '[]'],
    ["it's ${name}, isn't it", "it's Anna, isn't it"],
    ["${it's} ${name}", ' Anna'],
  ])('takes %j as upstream does in arrays', (source, text) => {
    expect(render(source, 'array')).toBe(text);
  });

  it('stops before it builds more than 256 KiB (B-31)', () => {
    expect(() => render('${long}${long}')).toThrow(BudgetError);
    expect(render('${long}!')).toHaveLength(200_001);
  });

  it.each([
    '${'.repeat(200_000),
    "${'}".repeat(100_000),
    '{{'.repeat(200_000),
    '\\'.repeat(300_000),
  ])('reads hostile text in linear time', (source) => {
    expect(cpuMsOf(() => compileTemplate(source, { dialect: 'array' }))).toBeLessThan(3_000);
  });
});

describe('hasTemplate', () => {
  it.each([
    ['${x}', true],
    ['a {{ x }} b', true],
    ['$${x}', true],
    ['\\${x}', false],
    ['\\${x} ${y}', true],
    ['${x', false],
    ['$x {x}', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(hasTemplate(text)).toBe(expected);
  });
});
