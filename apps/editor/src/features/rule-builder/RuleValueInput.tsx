import type { EventField, JsonValue, RuleRow } from '@hookline/contracts';
import { Autocomplete, Group, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface RuleValueInputProps {
  readonly row: RuleRow;
  /** The number of its row, for the accessible names. */
  readonly place: string;
  /** Null for a name the catalogue does not know. */
  readonly field: EventField | null;
  readonly onChange: (value: JsonValue) => void;
}

/** The control that fits the field's type and the operator. */
export function RuleValueInput({ row, place, field, onChange }: RuleValueInputProps) {
  const { t } = useTranslation('hooks');
  if (row.operator === 'inList') {
    return (
      <TagsInput
        aria-label={t('rules.values', { place })}
        placeholder={t('rules.valuesPlaceholder')}
        data={[...(field?.values ?? [])]}
        value={toList(row.value).map(toText)}
        onChange={(values) => onChange(values)}
      />
    );
  }
  if (row.operator === 'between') {
    const [from = '', to = ''] = toList(row.value);
    return (
      <Group gap={4} wrap="nowrap">
        <OneValue
          label={t('rules.from', { place })}
          value={from}
          field={field}
          onChange={(value) => onChange([value, to])}
        />
        <OneValue
          label={t('rules.to', { place })}
          value={to}
          field={field}
          onChange={(value) => onChange([from, value])}
        />
      </Group>
    );
  }
  return (
    <OneValue
      label={t('rules.value', { place })}
      value={row.value}
      field={field}
      onChange={onChange}
    />
  );
}

interface OneValueProps {
  readonly label: string;
  readonly value: JsonValue;
  readonly field: EventField | null;
  readonly onChange: (value: JsonValue) => void;
}

function OneValue({ label, value, field, onChange }: OneValueProps) {
  const { t } = useTranslation('hooks');
  if (field?.type === 'boolean') {
    return (
      <Select
        aria-label={label}
        data={[
          { value: 'true', label: t('rules.yes') },
          { value: 'false', label: t('rules.no') },
        ]}
        value={value === '' ? null : toText(value)}
        allowDeselect={false}
        onChange={(next) => next !== null && onChange(next === 'true')}
      />
    );
  }
  if (field?.type === 'number' || field?.type === 'timestamp') {
    return (
      <NumberInput
        aria-label={label}
        value={typeof value === 'number' ? value : toText(value)}
        hideControls
        suffix={field.unit === undefined ? undefined : ` ${field.unit}`}
        placeholder={toText(field.example)}
        onChange={onChange}
      />
    );
  }
  if (field?.values !== undefined) {
    return (
      <Autocomplete
        aria-label={label}
        data={[...field.values]}
        value={toText(value)}
        onChange={onChange}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      value={toText(value)}
      placeholder={field === null ? undefined : toText(field.example)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function toList(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value;
  return value === '' || value === null ? [] : [value];
}

function toText(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
