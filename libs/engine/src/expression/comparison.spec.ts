import { describe, expect, it } from '@jest/globals';
import { compileExpression, scopeOf, type Dialect } from '.';

const scope = scopeOf({
  n: 10,
  zero: 0,
  numberText: '10',
  nine: '9',
  word: 'abc',
  empty: '',
  nothing: null,
  yes: true,
  no: false,
  spaced: ' 10 ',
  big: '9007199254740993',
  list: [1, '2', 'x'],
  listText: '[1,"2"]',
  object: { id: 7, constructor: 1 },
  same: { id: 7, constructor: 1 },
  vip_text: 'false',
  zero_text: '0',
});

function evaluate(source: string, dialect: Dialect = 'graph') {
  return compileExpression(source, { dialect }).evaluate(scope);
}

describe('comparison, both dialects', () => {
  it.each([
    // decision 8
    ['${numberText} == 10', true],
    ['${numberText} != 10', false],
    ['${numberText} > 9', true],
    ['${numberText} >= 10', true],
    ['${numberText} <= 9', false],
    ['9 < ${numberText}', true],
    ['${spaced} == 10', true],
    ['${n} == 10', true],
    ['${word} == 10', false],
    ['${word} != 10', true],
    ['${word} < 10', false],
    ['${word} >= 10', false],
    ["'10' > '9'", false],
    ['${numberText} > ${nine}', false],
    ["${numberText} == '10.0'", false],
    ['${numberText} == 10.0', true],
    ["'1e1' == 10", true],
    ["'0x0A' == 10", false],
    ["'+10' == 10", true],
    ["'Infinity' > 1", false],
    ['${big} == ${big}', true],
    ["${big} == '9007199254740992'", false],
    ["'a' < 'b'", true],
    ["'B' < 'a'", true],
  ])('compares number-looking text with numbers only (decision 8): %s is %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
    expect(evaluate(source, 'array')).toBe(result);
  });

  it.each([
    // decision 9
    ["${missing} == ''", true],
    ['${missing} == null', true],
    ['${missing} == undefined', true],
    ['null == undefined', true],
    ["null == ''", true],
    ['${missing} == 0', false],
    ['${missing} == false', false],
    ["${missing} == '0'", false],
    ['${missing} != 0', true],
    ["${missing} != ''", false],
    ['${missing} < 1', false],
    ['${missing} <= 0', false],
    ['${missing} > -1', false],
    ['${missing} >= 0', false],
    ['0 >= ${missing}', false],
    ['null >= 0', false],
    ["'' == 0", false],
    ["'' >= 0", false],
    ['${missing.deeper.still} == null', true],
    ['missing.deeper[0].still == null', true],
    ["missing < 'a'", true],
  ])('missing equals empty text and null only (decision 9): %s is %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
    expect(evaluate(source, 'array')).toBe(result);
  });

  it.each([
    // decision 11
    ["'x' in list", true],
    ['2 in list', true],
    ["'1' in list", true],
    ["'y' in list", false],
    ["1 in [2, '1']", true],
    ['2 in listText', true],
    ["'id' in object", true],
    ["'toString' in object", false],
    ["'name' in object", false],
    ["'a' in missing", false],
  ])('`in` finds list members and own keys (decision 11): %s is %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
    expect(evaluate(source, 'array')).toBe(result);
  });

  it.each([
    ['!vip_text', false],
    ['!zero_text', false],
    ["vip_text && 'kept'", 'kept'],
    ['!empty', true],
    ['!missing', true],
    ["missing || 'other'", 'other'],
    ["empty || 'other'", 'other'],
    ["word ? 'y' : 'n'", 'y'],
    ["missing ? 'y' : 'n'", 'n'],
  ])('takes JavaScript truth, so the texts false and 0 are true: %s is %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
    expect(evaluate(source, 'array')).toBe(result);
  });
});

describe('comparison in drawn graphs', () => {
  it.each([
    ['n === 10', true],
    ['numberText === 10', false],
    ["numberText === '10'", true],
    ['numberText !== 10', true],
    ['missing === null', true],
    ["missing === ''", false],
    ['yes === true', true],
    ['yes === 1', false],
    ['object === same', true],
    ['object == same', true],
    ['list == \'[1,"2","x"]\'', false],
    ['[1, [2]] == [1, [2]]', true],
    ['[1] == [1, 2]', false],
    ['[] == object', false],
    ['yes == 1', true],
    ["yes == 'true'", true],
    ['no < 1', true],
    ["yes == 'yes'", false],
  ])('`===` wants type and value (decision 8): %s is %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
  });

  it.each(['list < 5', 'object >= 1', "'a' > list"])(
    'refuses to order a list or an object: %s',
    (source) => {
      expect(() => evaluate(source)).toThrow(expect.objectContaining({ code: 'expression.type' }));
    },
  );
});

describe('comparison in arrays', () => {
  it.each([
    ['${n} === 10', false],
    ["${n} === '10'", true],
    ["${missing} === ''", true],
    ['${missing} === null', false],
    ["${yes} == 'true'", true],
    ["${yes} === 'true'", true],
    ['${zero} && true', true],
    ['${zero} == 0', true],
    ["${nothing} === ''", true],
    ['${object} == \'{"id":7,"constructor":1}\'', true],
  ])('a name gives text (decision 10): %s is %s', (source, result) => {
    expect(evaluate(source, 'array')).toBe(result);
  });
});

describe('comparison with the types of a catalogue', () => {
  const typeOf = (name: string) =>
    name === 'nine' || name === 'event.duration' ? ('number' as const) : undefined;

  it.each([
    ["nine < '10'", true],
    ["'10' > ${nine}", true],
    ["nine == '9.0'", true],
    ["nine < '${numberText}'", true],
    ["nine === '9.0'", false],
    ["nine < 'x'", true],
    ['nine < numberText', false],
  ])('reads quoted text beside a number field as a number (decision 8): %s', (source, result) => {
    expect(compileExpression(source, { typeOf }).evaluate(scope)).toBe(result);
    expect(compileExpression(source, { typeOf, dialect: 'array' }).evaluate(scope)).toBe(result);
  });

  it('asks for the whole dotted name', () => {
    const late = scopeOf({ event: { duration: '9' } });
    expect(compileExpression("event.duration < '10'", { typeOf }).evaluate(late)).toBe(true);
    expect(compileExpression("${event.duration} < '10'", { typeOf }).evaluate(late)).toBe(true);
    expect(compileExpression("event.other < '10'", { typeOf }).evaluate(late)).toBe(true);
  });
});
