import type { EventField, RuleTree } from '@hookline/contracts';
import { RuleGroupRows } from './RuleGroupRows';
import { fromRuleGroup, toRuleGroup } from './rule-edit';

interface RuleBuilderProps {
  readonly value: RuleTree | null;
  /** What rows may speak of; other names can be typed, for members bring variables of their own. */
  readonly fields: readonly EventField[];
  readonly onChange: (tree: RuleTree | null) => void;
}

/** Conditions as rows in groups that want all or any of them. */
export function RuleBuilder({ value, fields, onChange }: RuleBuilderProps) {
  return (
    <RuleGroupRows
      group={toRuleGroup(value)}
      fields={fields}
      depth={0}
      place=""
      onChange={(group) => onChange(fromRuleGroup(group))}
    />
  );
}
