import type { EventField, RuleTree } from '@hookline/contracts';
import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RuleRowFields } from './RuleRowFields';
import {
  deepestGroup,
  emptyRow,
  groupKind,
  isRuleRow,
  makeGroup,
  rulesOf,
  type RuleGroup,
} from './rule-edit';
import classes from './RuleBuilder.module.css';

interface RuleGroupRowsProps {
  readonly group: RuleGroup;
  readonly fields: readonly EventField[];
  readonly depth: number;
  readonly onChange: (group: RuleGroup) => void;
  readonly onRemove?: () => void;
}

/** One group: how it joins its rules, and the rules. */
export function RuleGroupRows({ group, fields, depth, onChange, onRemove }: RuleGroupRowsProps) {
  const { t } = useTranslation('hooks');
  const addRef = useRef<HTMLButtonElement>(null);
  const kind = groupKind(group);
  const rules = rulesOf(group);
  const setRules = (next: readonly RuleTree[]) => onChange(makeGroup(kind, next));
  const replace = (index: number, rule: RuleTree) =>
    setRules(rules.map((one, at) => (at === index ? rule : one)));
  const remove = (index: number) => {
    // The button that had the focus goes with the last one; with any other the next takes its place.
    if (index === rules.length - 1) addRef.current?.focus();
    setRules(rules.filter((_, at) => at !== index));
  };
  return (
    <div className={classes.group} data-depth={depth} role="group" aria-label={t(`rules.${kind}`)}>
      {(rules.length > 1 || depth > 0) && (
        <Group justify="space-between" wrap="nowrap">
          <SegmentedControl
            size="xs"
            aria-label={t('rules.join')}
            data={[
              { value: 'all', label: t('rules.all') },
              { value: 'any', label: t('rules.any') },
            ]}
            value={kind}
            onChange={(next) => onChange(makeGroup(next === 'any' ? 'any' : 'all', rules))}
          />
          {onRemove && (
            <ActionIcon aria-label={t('rules.removeGroup')} onClick={onRemove}>
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          )}
        </Group>
      )}
      {rules.map((rule, index) =>
        isRuleRow(rule) ? (
          <RuleRowFields
            key={index}
            row={rule}
            fields={fields}
            onChange={(row) => replace(index, row)}
            onRemove={() => remove(index)}
          />
        ) : (
          <RuleGroupRows
            key={index}
            group={rule}
            fields={fields}
            depth={depth + 1}
            onChange={(inner) => replace(index, inner)}
            onRemove={() => remove(index)}
          />
        ),
      )}
      <Group gap={4}>
        <Button
          ref={addRef}
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => setRules([...rules, emptyRow])}
        >
          {t('rules.addRow')}
        </Button>
        {depth + 1 < deepestGroup && rules.length > 0 && (
          <Button
            variant="subtle"
            onClick={() =>
              setRules([...rules, makeGroup(kind === 'all' ? 'any' : 'all', [emptyRow])])
            }
          >
            {t('rules.addGroup')}
          </Button>
        )}
      </Group>
    </div>
  );
}
