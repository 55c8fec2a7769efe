import type { RuleOperator } from '@hookline/contracts';

/** How each operator reads between its field and its value. */
export const ruleWords: Readonly<Record<RuleOperator, string>> = {
  equal: '=',
  notEqual: '!=',
  more: '>',
  less: '<',
  atLeast: '>=',
  atMost: '<=',
  between: 'between',
  contains: 'contains',
  starts: 'starts with',
  isEmpty: 'is empty',
  isNotEmpty: 'is not empty',
  inList: 'in',
  matches: 'matches',
};
