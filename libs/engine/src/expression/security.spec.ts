import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { compileExpression, ExpressionSyntaxError, scopeOf, type Value } from '.';
import { HooklineError } from '../errors';
import { compileTemplate, compileValue } from '../template';

/** Data as hostile as JSON can be: keys that name JavaScript's machinery are own keys here. */
const data = JSON.parse(`{
  "text": "abc", "n": 1, "yes": true, "list": [1, 2], "object": { "a": 1 },
  "hostile": {
    "__proto__": { "polluted": "own proto" },
    "constructor": { "name": "own constructor" },
    "prototype": "own prototype",
    "a": 1
  },
  "__proto__": { "polluted": "top" },
  "constructor": "top constructor",
  "key": "__proto__", "word": "constructor",
  "json": "{\\"__proto__\\":{\\"polluted\\":1},\\"constructor\\":{\\"prototype\\":1},\\"a\\":2}"
}`) as JsonObject;
const scope = scopeOf(data, {
  domainVariables: JSON.parse('{"__proto__": "x", "constructor": "y"}') as JsonObject,
});

/** What must come out as missing, whatever the data says. */
const unreachable = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'globalThis',
  'window',
  'self',
  'global',
  'process',
  'require',
  'module',
  'Function',
  'eval',
  'this',
  'arguments',
  'Object',
  'object.__proto__',
  'object.constructor',
  'object.constructor.constructor',
  'object.toString',
  'object.hasOwnProperty',
  'object["__proto__"]',
  "object['const' + 'ructor']",
  "object['__pro' + 'to__']",
  'object[key]',
  'object[word]',
  'object[word][word]',
  'object["\\u0063onstructor"]',
  'object["\\x5f_proto__"]',
  "object['${key}']",
  'object[[word][0]]',
  'hostile.__proto__',
  'hostile.__proto__.polluted',
  'hostile.constructor',
  'hostile.constructor.name',
  'hostile.prototype',
  'hostile[key]',
  'hostile[lower("CONSTRUCTOR")]',
  'hostile[join(["__proto__"], "")]',
  'hostile[trim(" __proto__ ")]',
  'hostile[reverse("rotcurtsnoc")]',
  'text.constructor',
  'text.__proto__',
  'text["constructor"]["constructor"]',
  'text[word]',
  'text.toString',
  'text.at',
  'text.big',
  'list.constructor',
  'list.__proto__',
  'list.map',
  'list.push',
  'list[word]',
  'list["__proto__"]',
  'list.#.constructor.name',
  'list.-1',
  'n.constructor',
  'n.toFixed',
  'yes.constructor',
  '[].constructor',
  '[]["constructor"]',
  "''.constructor",
  '(1).constructor',
  '${__proto__}',
  '${constructor}',
  '${object.__proto__}',
  '${object.constructor.prototype}',
  '${list.constructor}',
  '${text.constructor.constructor}',
  '${hostile.constructor.name}',
  '${hostile.@this.__proto__}',
  '${@this}',
  '${@this.constructor}',
  '${json.__proto__}',
  '${json.__proto__.polluted}',
  '${json.constructor}',
  '{{object.__proto__.polluted}}',
  '$${__proto__}',
  '$${constructor}',
  '$${toString}',
  '$${__proto__.polluted}',
  'json.__proto__',
  'parseJson(json).__proto__',
  'parseJson(json)["constructor"]',
  "jsonPath(hostile, '__proto__.polluted')",
  "jsonPath(json, '__proto__')",
  "jsonPath(json, 'constructor.prototype')",
  "jsonPath(list, 'constructor')",
  "jsonPath(text, 'constructor')",
  "jsonPath(hostile, '__pro\\\\to__')",
  'first([hostile]).constructor',
  'coalesce(hostile).__proto__',
  'upper.constructor',
  'now.constructor',
  'extract(text, "b", 0).constructor',
];

const refused = [
  'constructor("return 1")',
  'eval("1")',
  'Function("return 1")()',
  'object.constructor("return 1")()',
  'text.constructor.constructor("return process")()',
  '(() => 1)()',
  'function () {}',
  'new Function("1")',
  'import("fs")',
  'require("fs")',
  'object.a = 1',
  'object.__proto__.x = 1',
  'delete object.a',
  'a, b',
  '`${text}`',
  'text.at(0)',
  'list.map(upper)',
  'object?.constructor',
  'upper(text)(1)',
  '[upper][0](text)',
  'hasOwnProperty("a")',
  'toString()',
  '__proto__()',
  'this.constructor("x")',
  '/a/.test(text)',
  '{}.constructor',
  'text`x`',
  '...list',
  'f`${text}`',
  'await text',
];

function evaluate(source: string): Value {
  return compileExpression(source).evaluate(scope);
}

describe('the language and JavaScript underneath (B-30)', () => {
  it(`makes ${unreachable.length + refused.length} escape attempts, at least 120`, () => {
    expect(new Set([...unreachable, ...refused]).size).toBeGreaterThanOrEqual(120);
  });

  it.each(unreachable)('cannot reach %s', (source) => {
    let value: Value;
    try {
      value = evaluate(source);
    } catch (error) {
      expect(error).toBeInstanceOf(HooklineError);
      return;
    }
    // A list of what each item lacks is an empty list; everything else is missing.
    expect(source.includes('#') ? value : [value ?? null]).toEqual(
      source.includes('#') ? [] : [null],
    );
  });

  it.each(refused)('does not read %s', (source) => {
    expect(() => compileExpression(source)).toThrow(ExpressionSyntaxError);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'does not find the key %s with `in`',
    (key) => {
      expect(evaluate(`'${key}' in hostile`)).toBe(false);
      expect(evaluate(`'${key}' in object`)).toBe(false);
      expect(evaluate(`'${key}' in list`)).toBe(false);
    },
  );

  it.each(
    unreachable.filter((source) =>
      /^(?:\$?\$\{)?(?:__proto__|constructor|prototype)\b/.test(source),
    ),
  )('does not even ask a careless scope for %s', (source) => {
    const careless = {
      lookup: () => 'leaked',
      domainVariable: () => 'leaked',
      now: new Date(0),
      zone: 'UTC',
    };
    expect(compileExpression(source).evaluate(careless)).toBeUndefined();
  });

  it('reaches own data beside the hidden keys', () => {
    expect(evaluate('hostile.a')).toBe(1);
    expect(evaluate('parseJson(json).a')).toBe(2);
    expect(evaluate('json.a')).toBe(2);
  });

  it('drops hidden keys of JSON text it reads', () => {
    expect(evaluate('json(parseJson(json))')).toBe('{"a":2}');
  });

  it('leaves hidden keys out of rendered values', () => {
    const value = JSON.parse(
      '{"__proto__": {"polluted": "${text}"}, "constructor": 1, "in": {"__proto__": 1, "b": "${n}"}}',
    ) as JsonObject;
    const rendered = compileValue(value).render(scope);
    expect(Object.getPrototypeOf(rendered)).toBe(Object.prototype);
    expect(JSON.stringify(rendered)).toBe('{"in":{"b":1}}');
  });

  it('renders what a value says once: templates in values stay text', () => {
    const late = scopeOf({ x: '${secret} {{secret}} $${secret}', secret: 's' });
    expect(compileTemplate('<${x}>').render(late)).toBe('<${secret} {{secret}} $${secret}>');
    expect(compileExpression("'<${x}>'").evaluate(late)).toBe('<${secret} {{secret}} $${secret}>');
  });

  it('changes nothing it was given', () => {
    const before = JSON.stringify(data);
    for (const source of ['sort([2, 1])', 'reverse(list)', 'sort(list)', 'unique(list)']) {
      evaluate(source);
    }
    expect(JSON.stringify(data)).toBe(before);
  });

  it('leaves no trace on the prototypes', () => {
    const probe: Record<string, unknown> = {};
    expect(probe['polluted']).toBeUndefined();
    expect(probe['x']).toBeUndefined();
    expect(Reflect.get(Object.prototype, 'polluted')).toBeUndefined();
    expect(Reflect.get(Array.prototype, 'polluted')).toBeUndefined();
  });
});
