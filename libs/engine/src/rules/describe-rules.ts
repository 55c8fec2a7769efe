import type { JsonValue, RuleRow, RuleTree } from '@hookline/contracts';
import { ruleWords } from './rule-words';

/** One line in words: `rating < 3 and vip = 1`. An empty group reads `always`. */
export function describeRules(tree: RuleTree): string {
  if ('field' in tree) return describeRow(tree);
  const rules = 'all' in tree ? tree.all : tree.any;
  if (rules.length === 0) return 'always';
  return rules
    .map((rule) => {
      const line = describeRules(rule);
      const isGroupOfSeveral = !('field' in rule) && sizeOf(rule) > 1;
      return isGroupOfSeveral && rules.length > 1 ? `(${line})` : line;
    })
    .join('all' in tree ? ' and ' : ' or ');
}

function sizeOf(group: Exclude<RuleTree, RuleRow>): number {
  return 'all' in group ? group.all.length : group.any.length;
}

function describeRow({ field, operator, value }: RuleRow): string {
  const word = ruleWords[operator];
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return `${field} ${word}`;
  if (Array.isArray(value)) {
    const values = value.map(describeValue);
    if (operator === 'between') return `${field} between ${values.join(' and ')}`;
    const list = operator === 'inList' ? `(${values.join(', ')})` : values.join(' or ');
    return operator === 'notEqual'
      ? `${field} is none of (${values.join(', ')})`
      : `${field} ${word} ${list}`;
  }
  if (operator === 'inList') return `${field} in (${String(value)})`;
  return `${field} ${word} ${describeValue(value)}`;
}

/** Text stands in quotes only where it could be misread. */
function describeValue(value: JsonValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[^\s"'()]+$/.test(value) ? value : JSON.stringify(value);
}
