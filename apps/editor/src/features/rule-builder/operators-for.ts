import type { FieldType, RuleOperator } from '@hookline/contracts';

const anyField: readonly RuleOperator[] = ['equal', 'notEqual', 'inList', 'isEmpty', 'isNotEmpty'];
const ordered: readonly RuleOperator[] = ['more', 'less', 'atLeast', 'atMost', 'between'];
const texts: readonly RuleOperator[] = ['contains', 'starts', 'matches'];

/** Operators that make sense for a field; a field the catalogue does not know may be anything. */
export function operatorsFor(type: FieldType | null): readonly RuleOperator[] {
  switch (type) {
    case 'boolean':
      return ['equal', 'notEqual', 'isEmpty', 'isNotEmpty'];
    case 'number':
      return [...anyField, ...ordered];
    case 'timestamp':
      return [...ordered, 'isEmpty', 'isNotEmpty'];
    case 'text':
      return [...anyField, ...texts];
    case null:
      return [...anyField, ...ordered, ...texts];
  }
}
