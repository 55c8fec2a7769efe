import { RuleOperator, type EventField, type RuleRow } from '@hookline/contracts';
import { ActionIcon, Autocomplete, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RuleValueInput } from './RuleValueInput';
import { operatorsFor } from './operators-for';
import { needsValue, valueForOperator } from './rule-edit';
import classes from './RuleBuilder.module.css';

interface RuleRowFieldsProps {
  readonly row: RuleRow;
  /** The number of its row, for the accessible names: `2`, in a group `2.1`. */
  readonly place: string;
  readonly fields: readonly EventField[];
  readonly onChange: (row: RuleRow) => void;
  readonly onRemove: () => void;
}

/** Field, operator, value. */
export function RuleRowFields({ row, place, fields, onChange, onRemove }: RuleRowFieldsProps) {
  const { t } = useTranslation('hooks');
  const known = fields.find((field) => field.name === row.field) ?? null;
  const operators = operatorsFor(known?.type ?? null);
  // What is stored stays choosable even where it would not be offered.
  const choices = operators.includes(row.operator) ? operators : [...operators, row.operator];

  const handleField = (name: string) => {
    const next = fields.find((field) => field.name === name) ?? null;
    const allowed = operatorsFor(next?.type ?? null);
    const operator = allowed.includes(row.operator) ? row.operator : (allowed[0] ?? 'equal');
    onChange({ field: name, operator, value: valueForOperator(operator, row.value) });
  };
  const handleOperator = (value: string | null) => {
    const operator = RuleOperator.safeParse(value);
    if (!operator.success) return;
    onChange({
      ...row,
      operator: operator.data,
      value: valueForOperator(operator.data, row.value),
    });
  };

  return (
    <div className={classes.row}>
      <Autocomplete
        className={classes.field}
        aria-label={t('rules.field', { place })}
        placeholder={t('rules.fieldPlaceholder')}
        data={fields.map((field) => field.name)}
        value={row.field}
        onChange={handleField}
        limit={80}
        maxDropdownHeight={240}
        comboboxProps={{ width: 320, position: 'bottom-start' }}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <code>{option.value}</code>
            <span>{fields.find((field) => field.name === option.value)?.description}</span>
          </span>
        )}
      />
      <Select
        className={classes.operator}
        aria-label={t('rules.operator', { place })}
        data={choices.map((value) => ({ value, label: t(`rules.word.${value}`) }))}
        value={row.operator}
        allowDeselect={false}
        onChange={handleOperator}
        comboboxProps={{ width: 180, position: 'bottom-start' }}
      />
      <div className={classes.value}>
        {needsValue(row.operator) && (
          <RuleValueInput
            row={row}
            place={place}
            field={known}
            onChange={(value) => onChange({ ...row, value })}
          />
        )}
      </div>
      <ActionIcon
        aria-label={t('rules.removeRow', { place, field: row.field }).trim()}
        onClick={onRemove}
      >
        <IconX size={16} stroke={1.5} />
      </ActionIcon>
    </div>
  );
}
