import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import { textOf } from '@hookline/engine';

/** Sign of each rule operator on a card. */
const signs: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '≠',
  more: '>',
  less: '<',
  atLeast: '≥',
  atMost: '≤',
  between: 'between',
  contains: 'contains',
  starts: 'starts with',
  isEmpty: 'is empty',
  isNotEmpty: 'is not empty',
  inList: 'in list',
  matches: 'matches',
};

/** A test in one line: the expression, or its first rows joined by "and" or "or". */
export function testSummary(params: JsonObject): string {
  return params['mode'] === 'expression' ? textOf(params['expression']) : inWords(params['rules']);
}

function inWords(rules: JsonValue | undefined): string {
  if (!isJsonObject(rules)) return '';
  if (isJsonArray(rules['all'])) return joined(rules['all'], ' and ');
  if (isJsonArray(rules['any'])) return joined(rules['any'], ' or ');
  const operator = textOf(rules['operator']) || 'equal';
  const value =
    operator === 'isEmpty' || operator === 'isNotEmpty' ? '' : valueText(rules['value']);
  return [textOf(rules['field']), signs[operator] ?? operator, value].filter(Boolean).join(' ');
}

function joined(rules: readonly JsonValue[], word: string): string {
  return rules
    .map((rule) => (isGroup(rule) ? `(${inWords(rule)})` : inWords(rule)))
    .filter(Boolean)
    .join(word);
}

function isGroup(rule: JsonValue): boolean {
  return isJsonObject(rule) && (isJsonArray(rule['all']) || isJsonArray(rule['any']));
}

function valueText(value: JsonValue | undefined): string {
  return isJsonArray(value) ? value.map(textOf).join(', ') : textOf(value);
}
