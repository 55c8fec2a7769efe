import type { EventField, RuleTree } from '@hookline/contracts';
import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRemovableRows } from '../../ui/useRemovableRows';
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
  /** Where it stands, before the number of a row: `2.` is the group that is the second row. */
  readonly place: string;
  readonly onChange: (group: RuleGroup) => void;
  readonly onRemove?: () => void;
}

/** One group: how it joins its rules, and the rules. */
export function RuleGroupRows({
  group,
  fields,
  depth,
  place,
  onChange,
  onRemove,
}: RuleGroupRowsProps) {
  const { t } = useTranslation('hooks');
  const kind = groupKind(group);
  const groupName = place.slice(0, -1);
  const rules = rulesOf(group);
  const setRules = (next: readonly RuleTree[]) => onChange(makeGroup(kind, next));
  const replace = (index: number, rule: RuleTree) =>
    setRules(rules.map((one, at) => (at === index ? rule : one)));
  const { addRef, remove } = useRemovableRows({
    rows: rules,
    onChange: setRules,
    isAlike: (one, other) => isRuleRow(one) === isRuleRow(other),
  });
  return (
    <div className={classes.group} data-depth={depth} role="group" aria-label={t(`rules.${kind}`)}>
      {(rules.length > 1 || depth > 0) && (
        <Group justify="space-between" wrap="nowrap">
          <SegmentedControl
            size="xs"
            aria-label={depth === 0 ? t('rules.join') : t('rules.joinIn', { place: groupName })}
            data={[
              { value: 'all', label: t('rules.all') },
              { value: 'any', label: t('rules.any') },
            ]}
            value={kind}
            onChange={(next) => onChange(makeGroup(next === 'any' ? 'any' : 'all', rules))}
          />
          {onRemove && (
            <ActionIcon
              aria-label={t('rules.removeGroup', { place: groupName })}
              onClick={onRemove}
            >
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
            place={`${place}${index + 1}`}
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
            place={`${place}${index + 1}.`}
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
