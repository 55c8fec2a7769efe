import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormSurroundings } from '../FormSurroundings';
import { clamp } from '../settings-field';
import { splitDuration, unitMs, type DurationUnit } from '../split-duration';
import type { FieldProps } from './field-props';

const units: readonly DurationUnit[] = ['ms', 's', 'min', 'h'];

/** Milliseconds, written in the unit a person would say them in; between the field's least and most. */
export function DurationField({ field, value, invalid, onChange }: FieldProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const stored = typeof value === 'number' ? value : null;
  const fallback = typeof field.default === 'number' ? splitDuration(field.default) : null;
  const [unit, setUnit] = useState<DurationUnit>(splitDuration(stored ?? 0).unit);
  const written = stored === null ? '' : String(stored / unitMs[unit]);
  // "1." is on its way to "1.5", and "5" to "500"; the document holds what is allowed meanwhile.
  const [typed, setTyped] = useState(written);
  const [seen, setSeen] = useState(stored);
  const toMs = (text: string, inUnit: DurationUnit): number | null => {
    const number = Number(text.replace(',', '.'));
    if (text.trim() === '' || !Number.isFinite(number)) return null;
    return clamp(Math.round(number * unitMs[inUnit]), field.min ?? 0, field.max ?? Infinity);
  };
  if (seen !== stored) {
    setSeen(stored);
    if (toMs(typed, unit) !== stored) setTyped(written);
  }
  const write = (text: string, inUnit: DurationUnit) => {
    const ms = toMs(text, inUnit);
    if (ms !== null) onChange(ms);
    else if (text.trim() === '') onChange(undefined);
  };
  return (
    <Group gap={8} wrap="nowrap">
      <TextInput
        aria-label={field.meta.label}
        inputMode="decimal"
        flex={1}
        value={typed}
        placeholder={
          fallback === null ? undefined : `${fallback.amount} ${t(`unit.${fallback.unit}`)}`
        }
        error={invalid}
        readOnly={readOnly}
        onBlur={() => setTyped(written)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          write(event.currentTarget.value, unit);
        }}
      />
      <Select
        aria-label={t('unitOf', { label: field.meta.label })}
        w={84}
        data={units.map((one) => ({ value: one, label: t(`unit.${one}`) }))}
        value={unit}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(next) => {
          const chosen = units.find((one) => one === next);
          if (chosen === undefined) return;
          setUnit(chosen);
          if (typed.trim() !== '') write(typed, chosen);
        }}
      />
    </Group>
  );
}
