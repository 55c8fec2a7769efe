import { describe, expect, it } from '@jest/globals';
import { compileExpression, functionTable, scopeOf } from '..';

const scope = scopeOf(
  {
    list: [3, 1, 2],
    mixed: ['b', 10, 'a'],
    listText: '[3,1]',
    object: { a: 1 },
    nothing: null,
    ms: '1795257000000',
    lone: '\uD800',
  },
  { now: new Date('2026-11-21T10:30:00Z'), zone: 'Europe/Kyiv' },
);

function evaluate(source: string) {
  return compileExpression(source).evaluate(scope);
}

describe('the function table', () => {
  it.each([...functionTable.values()])('$name answers as its example says', ({ example }) => {
    expect(evaluate(example.source)).toEqual(example.result);
  });

  it.each([...functionTable.values()])('$name uses itself in its example', ({ name, example }) => {
    expect(example.source).toContain(`${name}(`);
  });

  it.each([...functionTable.values()])('$name is told in sentences', ({ doc, args }) => {
    expect(doc).toMatch(/^[A-Z].*\.$/s);
    const firstOptional = args.findIndex(({ isOptional }) => isOptional === true);
    const after = firstOptional === -1 ? [] : args.slice(firstOptional);
    expect(after.every(({ isOptional }) => isOptional === true)).toBe(true);
  });
});

describe('functions at their edges', () => {
  it.each([
    ['upper(missing)', ''],
    ['upper(5)', '5'],
    ['upper(object)', '{"A":1}'],
    ['length(list)', 3],
    ['length(missing)', 0],
    ["length('')", 0],
    ["substring('abc', -2)", 'bc'],
    ["substring('abc', 1, 99)", 'bc'],
    ["substring('abc', '1')", 'bc'],
    ["replace('aaa', '', 'x')", 'aaa'],
    ["replace('a.c', '.', '$&')", 'a$&c'],
    ["split('')", []],
    ["split('a,b')", ['a', 'b']],
    ["split('ab', '')", ['a', 'b']],
    ['join(list)', '3,1,2'],
    ['join([])', ''],
    ['join([null, 1, [2]])', ',1,[2]'],
    ['contains(list, 1)', true],
    ["contains(list, '1')", true],
    ['contains(list, 9)', false],
    ["contains(missing, 'a')", false],
    ["padStart('12345', 3)", '12345'],
    ["padStart(7, 3, ' ')", '  7'],
    ['reverse(list)', [2, 1, 3]],
    ["repeat('a', -1)", ''],
    ["repeat('', 1e9)", ''],
    ["number('abc')", undefined],
    ["number('')", undefined],
    ['number(true)', 1],
    ["number(' 4.5 ')", 4.5],
    ['round(1.005, 2)', 1.01],
    ['round(-2.5)', -2],
    ['round(2.5)', 3],
    ['round(1e21)', 1e21],
    ['round(1e-7, 3)', 0],
    ["round('2.4')", 2],
    ['min([])', undefined],
    ["min('3', 1)", 1],
    ['max(5)', 5],
    ["sum('1', 2)", 3],
    ['sum([])', 0],
    ['sum(list)', 6],
    ['sum(listText)', 4],
    ['count(listText)', 2],
    ['count(missing)', 0],
    ['first([])', undefined],
    ['last(missing)', undefined],
    ['sort(mixed)', [10, 'a', 'b']],
    ["sort(['10', '9'])", ['9', '10']],
    ['slice(list, -1)', [2]],
    ['json(missing)', 'null'],
    ["parseJson('{')", undefined],
    ["parseJson('5')", 5],
    ["jsonPath(list, '#')", 3],
    ["jsonPath('not json', 'a')", undefined],
    ["jsonPath('{\"a.b\":1}', 'a\\\\.b')", 1],
    ["jsonPath(object, '@this')", { a: 1 }],
    ["matches('abc', '^b')", false],
    ["matches('', '^$')", true],
    ["extract('abc', 'x')", undefined],
    ["extract('abc', 'b')", 'b'],
    ["extract('abc', '(a)(x)?', 2)", undefined],
    ["replaceAll('aXbX', 'X', '$0')", 'a$0b$0'],
    ["replaceAll('abc', 'x*', '-')", '-a-b-c-'],
    ["replaceAll('€a€', 'a', 'b')", '€b€'],
    ["replaceAll('😀a', 'a', 'b')", '😀b'],
    ["extract('😀ab', '(a)b')", 'a'],
    ["search('abc', 'x')", -1],
    ["groups('abc', 'b')", ['b']],
    ["groups('ac', 'a(b)?(c)')", ['', 'c']],
    ["groups('abc', 'x')", undefined],
    ["findAll('abc', 'x')", []],
    ["splitBy('', ',')", []],
    ["splitBy('abc', '')", ['a', 'b', 'c']],
    ["splitBy(',a,', ',')", ['', 'a', '']],
    ["replaceGroups('aXbX', 'X', '$&$&', 1)", 'aXXbX'],
    ["replaceGroups('ab', '(a)(b)', '$2$1$3$$1$0')", 'ba$3$1$0'],
    ["replaceGroups('ab', '(a)', '$12')", 'a2b'],
    ["indexOf('abc', 'x')", -1],
    ["charAt('abc', -1)", 'c'],
    ["charAt('abc', 3)", ''],
    ["padEnd('abc', 2)", 'abc'],
    ['average([])', undefined],
    ["average('1', 2)", 1.5],
    ["fromUri('%')", undefined],
    ["hmac('abc', 'key', 'SHA-1')", '4fd0b215276ef12f2b3e4c8ecac2811498b656fc'],
    ['uri(lone)', '%EF%BF%BD'],
    ["fromBase64('***')", undefined],
    ["fromBase64('/w==')", undefined],
    ["fromBase64('YQ')", 'a'],
    ["mask('12')", '12'],
    ["mask('12345', 0)", '*****'],
    ["mask('')", ''],
    ["coalesce(missing, null, '', 0)", 0],
    ['coalesce(missing)', undefined],
    ['typeOf(missing)', 'missing'],
    ['typeOf(nothing)', 'null'],
    ['typeOf(object)', 'object'],
    ['typeOf(1 < 2)', 'boolean'],
    ['isEmpty([])', true],
    ['isEmpty(object)', false],
    ['isEmpty(0)', false],
  ])('%s is %j', (source, result) => {
    expect(evaluate(source)).toEqual(result);
  });

  it.each([
    ["formatDate('2026-01-05T03:04:05.006Z', 'd.M.yy H:mm:ss.SSS', 'UTC')", '5.1.26 3:04:05.006'],
    ["formatDate(ms, 'HH:mm')", '12:30'],
    ["formatDate('2026-07-01 10:00', 'HH:mm', 'UTC')", '07:00'],
    [`formatDate(0, "yyyy'T'HH 'oclock'", 'UTC')`, '1970T00 oclock'],
    ["parseDate('5.1.2026', 'd.M.yyyy', 'UTC')", '2026-01-05T00:00:00.000Z'],
    ["parseDate('31.02.2026', 'dd.MM.yyyy')", undefined],
    ["parseDate('x', 'dd.MM.yyyy')", undefined],
    ["parseDate('2026-11-21')", '2026-11-20T22:00:00.000Z'],
    ["parseDate('2026-11-21T12:00:00+02:00')", '2026-11-21T10:00:00.000Z'],
    ["parseDate('2026-13-01')", undefined],
    ["parseDate('soon')", undefined],
    ["addTime('2026-01-31T10:00:00Z', 1, 'month')", '2026-02-28T10:00:00.000Z'],
    ["addTime('2026-03-28T10:00:00Z', 1, 'day')", '2026-03-29T09:00:00.000Z'],
    ["addTime('2026-03-28T10:00:00Z', 24, 'hours')", '2026-03-29T10:00:00.000Z'],
    ["addTime('2026-03-01T10:00:00.250Z', -1, 'week', 'UTC')", '2026-02-22T10:00:00.250Z'],
    ["addTime('2024-02-29T10:00:00Z', 1, 'year', 'UTC')", '2025-02-28T10:00:00.000Z'],
    ["diffTime('2026-01-31', '2026-02-28', 'months')", 1],
    ["diffTime('2026-01-01', '2026-01-31', 'months')", 0],
    ["diffTime('2026-03-28T12:00', '2026-03-29T12:00', 'days')", 1],
    ["diffTime('2026-03-28T12:00', '2026-03-29T11:59', 'days')", 0],
    ["diffTime('2026-03-29T12:00', '2026-03-28T12:00', 'days')", -1],
    ["diffTime('2020-02-29', '2026-02-28', 'years')", 6],
    ["diffTime('2020-03-01', '2026-02-28', 'years')", 5],
    ["diffTime('1970-01-01', '2026-11-21', 'weeks', 'UTC')", 2968],
    ["startOf('2026-11-21T10:30:15.5Z', 'minute')", '2026-11-21T10:30:00.000Z'],
    ["startOf('2026-11-21T10:30:15.5Z', 'second')", '2026-11-21T10:30:15.000Z'],
    ["startOf(now(), 'week')", '2026-11-15T22:00:00.000Z'],
    ["startOf('2026-11-22T12:00', 'weeks', 'UTC')", '2026-11-16T00:00:00.000Z'],
    ["startOf(now(), 'year', 'UTC')", '2026-01-01T00:00:00.000Z'],
    // The hour from 3 to 4 comes twice that night; this is the second one.
    ["startOf('2026-10-25T01:30:00Z', 'hour')", '2026-10-25T01:00:00.000Z'],
    ["startOf('2026-10-25T12:00', 'day')", '2026-10-24T21:00:00.000Z'],
    ["endOf('2026-10-25T12:00', 'day')", '2026-10-25T21:59:59.999Z'],
    ["endOf('2028-02-10', 'month', 'UTC')", '2028-02-29T23:59:59.999Z'],
    ["diffTime(now(), now(), 'days')", 0],
    ["hour(now(), 'UTC')", 10],
    ['weekday()', 7],
    ["timestamp('1970-01-01T00:00:01Z')", 1000],
  ])('reckons dates in the zone: %s is %j', (source, result) => {
    expect(evaluate(source)).toBe(result);
  });

  it.each([
    "round('abc')",
    'abs(missing)',
    'sum(object)',
    "min('a', 1)",
    "first('text')",
    'count(object)',
    "matches('a', '(')",
    "matches('a', '(?=a)')",
    "matches('a', repeat('a', 501))",
    "extract('a', 'a', 3)",
    "addTime('soon', 1, 'day')",
    "addTime(now(), 1, 'fortnight')",
    "addTime(now(), 1e15, 'hours')",
    "addTime(now(), 1e9, 'years')",
    "addTime(now(), 273734, 'years')",
    'year(missing)',
    "year('x')",
    "startOf(now(), 'fortnight')",
    'power(-1, 0.5)',
    'power(10, 999)',
    "average(['a'])",
    "hmac('a', 'b', 'crc')",
  ])('is a type fault: %s', (source) => {
    expect(() => evaluate(source)).toThrow(
      expect.objectContaining({ code: 'expression.type', details: { offset: 0 } }),
    );
  });

  it('faults for a zone that is none', () => {
    expect(() => evaluate("hour(now(), 'Mars/Base')")).toThrow('"Mars/Base" is not a time zone');
  });
});
