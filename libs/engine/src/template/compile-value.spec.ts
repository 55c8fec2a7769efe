import { describe, expect, it, jest } from '@jest/globals';
import { compileValue } from '.';
import { scopeOf } from '../expression';
import { BudgetError } from '../errors';

const scope = scopeOf({ name: 'Anna', rating: 2, long: 'x'.repeat(10_000), list: [1, 2] });

describe('compileValue', () => {
  it('renders every text inside and keeps everything else', () => {
    const compiled = compileValue({
      url: 'https://crm.example/${name}',
      headers: { 'x-rating': '${rating}', plain: 'a' },
      items: ['${list}', 1, true, null, ['{{name}}']],
      n: 5,
    });
    expect(compiled.isConstant).toBe(false);
    expect(compiled.render(scope)).toEqual({
      url: 'https://crm.example/Anna',
      headers: { 'x-rating': 2, plain: 'a' },
      items: [[1, 2], 1, true, null, ['Anna']],
      n: 5,
    });
  });

  it('makes text of every template in arrays (decision 10)', () => {
    const compiled = compileValue({ a: '${rating}', b: ['${list}'] }, { dialect: 'array' });
    expect(compiled.render(scope)).toEqual({ a: '2', b: ['[1,2]'] });
  });

  it('leaves literal keys of the top level alone', () => {
    const value = { expression: "${rating} > 1 && '${x}'", inner: { expression: '${name}' } };
    const compiled = compileValue(value, { literalPaths: new Set(['expression']) });
    expect(compiled.render(scope)).toEqual({
      expression: "${rating} > 1 && '${x}'",
      inner: { expression: 'Anna' },
    });
    expect(compiled.references.map(({ name }) => name)).toEqual(['name']);
  });

  it('says where a reference stands', () => {
    const { references } = compileValue({ headers: { auth: '$${token}' }, items: ['a ${name}'] });
    expect(references).toEqual([
      { kind: 'domain-variable', name: 'token', path: [], offset: 3, at: 'headers.auth' },
      { kind: 'variable', name: 'name', path: [], offset: 4, at: 'items.0' },
    ]);
  });

  it('says where something was missing', () => {
    const onMissing = jest.fn();
    compileValue({ a: { b: '${gone}' } }).render(scope, { onMissing });
    expect(onMissing.mock.calls).toEqual([['gone', 'a.b']]);
  });

  it('says where a template cannot be read', () => {
    expect(() => compileValue({ a: ['x', '${1 +}'] })).toThrow(
      expect.objectContaining({ offset: 5, message: 'a.1: the expression ends too early' }),
    );
  });

  it('is constant without templates, escaped ones included', () => {
    const compiled = compileValue({ a: 'text', b: ['\\${x}', 1] });
    expect(compiled.isConstant).toBe(true);
    expect(compiled.render(scope)).toEqual({ a: 'text', b: ['${x}', 1] });
  });

  it('gives every rendering its own objects', () => {
    const compiled = compileValue({ a: { b: '${name}' } });
    expect(compiled.render(scope)).not.toBe(compiled.render(scope));
  });

  it('counts all templates against one budget (B-31)', () => {
    const compiled = compileValue(Array.from({ length: 100 }, () => '${rating + rating}'));
    expect(compiled.render(scope)).toHaveLength(100);
    expect(() => compiled.render(scope, { budget: { maxSteps: 100 } })).toThrow(BudgetError);
  });

  it('encodes what templates give', () => {
    const encode = (text: string) => text.toUpperCase();
    expect(compileValue({ a: 'the ${name}' }).render(scope, { encode })).toEqual({ a: 'the ANNA' });
  });

  it('refuses values nested deeper than 64 levels', () => {
    const deep = JSON.parse('['.repeat(70) + ']'.repeat(70)) as [];
    expect(() => compileValue(deep)).toThrow('64 levels');
  });
});
