import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormSurroundings } from '../FormSurroundings';
import { splitDuration, unitMs, type DurationUnit } from '../split-duration';
import type { FieldProps } from './field-props';

const units: readonly DurationUnit[] = ['ms', 's', 'min', 'h'];

/** Milliseconds, written in the unit a person would say them in. */
export function DurationField({ field, value, invalid, onChange }: FieldProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const stored = typeof value === 'number' ? value : null;
  const fallback = typeof field.default === 'number' ? splitDuration(field.default) : null;
  const [unit, setUnit] = useState<DurationUnit>(splitDuration(stored ?? 0).unit);
  const amount = stored === null ? '' : String(stored / unitMs[unit]);
  const write = (text: string, inUnit: DurationUnit) => {
    const number = Number(text.replace(',', '.'));
    if (text.trim() === '') onChange(undefined);
    else if (Number.isFinite(number)) onChange(Math.round(number * unitMs[inUnit]));
  };
  return (
    <Group gap={8} wrap="nowrap">
      <TextInput
        aria-label={field.meta.label}
        inputMode="decimal"
        flex={1}
        value={amount}
        placeholder={fallback === null ? undefined : `${fallback.amount} ${fallback.unit}`}
        error={invalid}
        readOnly={readOnly}
        onChange={(event) => write(event.currentTarget.value, unit)}
      />
      <Select
        aria-label={t('unitOf', { label: field.meta.label })}
        w={84}
        data={units.map((one) => ({ value: one, label: one }))}
        value={unit}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(next) => {
          const chosen = units.find((one) => one === next);
          if (chosen === undefined) return;
          setUnit(chosen);
          if (amount !== '') write(amount, chosen);
        }}
      />
    </Group>
  );
}
