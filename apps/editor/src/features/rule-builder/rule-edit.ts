/**
 * Pure edits of a rule tree. The builder always shows a group at the top, whatever is stored:
 * nothing and a lone row are shown as a group of them.
 */
import type {
  AllRules,
  AnyRule,
  JsonValue,
  RuleOperator,
  RuleRow,
  RuleTree,
} from '@hookline/contracts';

export type RuleGroup = AllRules | AnyRule;
export type GroupKind = 'all' | 'any';

/** Groups inside groups deeper than this are shown but not offered: nobody could read them. */
export const deepestGroup = 3;

export function isRuleRow(tree: RuleTree): tree is RuleRow {
  return 'field' in tree;
}

export function groupKind(group: RuleGroup): GroupKind {
  return 'all' in group ? 'all' : 'any';
}

export function rulesOf(group: RuleGroup): readonly RuleTree[] {
  return 'all' in group ? group.all : group.any;
}

export function makeGroup(kind: GroupKind, rules: readonly RuleTree[]): RuleGroup {
  return kind === 'all' ? { all: [...rules] } : { any: [...rules] };
}

/** The stored tree as the group the builder shows. */
export function toRuleGroup(tree: RuleTree | null | undefined): RuleGroup {
  if (tree === null || tree === undefined) return { all: [] };
  return isRuleRow(tree) ? { all: [tree] } : tree;
}

/** What is stored for a group; a group without rules is no condition at all. */
export function fromRuleGroup(group: RuleGroup): RuleTree | null {
  return rulesOf(group).length === 0 ? null : group;
}

export const emptyRow: RuleRow = { field: '', operator: 'equal', value: '' };

/** Operators that compare with nothing. */
export function needsValue(operator: RuleOperator): boolean {
  return operator !== 'isEmpty' && operator !== 'isNotEmpty';
}

/** How many rows there are, groups counted through. */
export function countRows(tree: RuleTree): number {
  if (isRuleRow(tree)) return 1;
  return rulesOf(tree).reduce((sum, rule) => sum + countRows(rule), 0);
}

/** Whether a row still lacks its field or its value, or a group inside is empty. */
export function isIncomplete(tree: RuleTree, depth = 0): boolean {
  if (!isRuleRow(tree)) {
    const rules = rulesOf(tree);
    return (depth > 0 && rules.length === 0) || rules.some((rule) => isIncomplete(rule, depth + 1));
  }
  if (tree.field.trim() === '') return true;
  if (!needsValue(tree.operator)) return false;
  if (tree.operator === 'between') {
    return !Array.isArray(tree.value) || tree.value.length !== 2 || tree.value.some(isBlank);
  }
  return isBlank(tree.value);
}

function isBlank(value: JsonValue): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}

/** The value that fits an operator: two ends, several, one, or none. Keeps what it can. */
export function valueForOperator(operator: RuleOperator, value: JsonValue): JsonValue {
  const first: JsonValue = Array.isArray(value) ? (value[0] ?? '') : value;
  if (!needsValue(operator)) return '';
  if (operator === 'between') {
    const second: JsonValue = Array.isArray(value) ? (value[1] ?? '') : '';
    return [first, second];
  }
  if (operator === 'inList') {
    if (Array.isArray(value)) return value.filter((one: JsonValue) => one !== '');
    return first === '' ? [] : [first];
  }
  return first;
}
