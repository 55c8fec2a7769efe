import { Group, Input, Select, TextInput } from '@mantine/core';
import { useId, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/number-format';
import type { LimitField } from './limit-fields';
import { splitAmount } from './split-amount';

interface AmountInputProps {
  readonly field: Pick<LimitField, 'label' | 'help' | 'least' | 'most' | 'units'>;
  /** Shown while nothing is set, in the stored unit; null where something must be. */
  readonly unset: number | null;
  /** In the stored unit; null: nothing is set. NaN: what was written is no number. */
  readonly value: number | null;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  readonly onChange: (value: number | null) => void;
  readonly onBlur?: () => void;
  /** The field itself, to be given the focus when it is wrong. */
  readonly ref?: Ref<HTMLInputElement>;
}

/** A number with its unit inside the field, or a choice of units beside it. */
export function AmountInput({ ref, ...props }: AmountInputProps) {
  const { t } = useTranslation('run-settings');
  const { field, value, unset, readOnly } = props;
  const { units } = field;
  const id = useId();
  const [unit, setUnit] = useState(splitAmount(value ?? unset ?? 0, units).unit);
  const stored = textOf(value, unit.size);
  // "1." is on its way to "1.5"; the form holds 1 meanwhile.
  const [typed, setTyped] = useState(stored);
  const [seen, setSeen] = useState(value);
  if (!Object.is(seen, value)) {
    setSeen(value);
    if (!Object.is(toStored(typed, unit.size), value)) setTyped(stored);
  }
  const write = (text: string, size: number) => {
    const next = toStored(text, size);
    setSeen(next);
    props.onChange(next);
  };
  const said = (amount: number) => {
    const { amount: number, unit: its } = splitAmount(amount, units);
    return t(`unit.${its.key}`, { count: number, number: formatAmount(number) });
  };
  const single = units.length === 1 ? t(`unitName.${unit.key}`) : undefined;
  const help = unset === null ? field.help : `${field.help} ${t('unset', { amount: said(unset) })}`;
  return (
    <Input.Wrapper
      label={field.label}
      description={help}
      error={props.invalid && t('between', { least: said(field.least), most: said(field.most) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      id={id}
    >
      <Group gap={8} wrap="nowrap" mb={4}>
        <TextInput
          id={id}
          ref={ref}
          inputMode="decimal"
          autoComplete="off"
          flex={1}
          value={typed}
          placeholder={unset === null ? undefined : textOf(unset, unit.size)}
          error={props.invalid}
          readOnly={readOnly}
          aria-describedby={`${id}-description${props.invalid ? ` ${id}-error` : ''}`}
          rightSection={single}
          rightSectionPointerEvents="none"
          rightSectionWidth={single === undefined ? undefined : single.length * 8 + 20}
          onBlur={props.onBlur}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            write(event.currentTarget.value, unit.size);
          }}
        />
        {units.length > 1 && (
          <Select
            aria-label={t('unitOf', { label: field.label })}
            w={104}
            data={units.map(({ key }) => ({ value: key, label: t(`unitName.${key}`) }))}
            value={unit.key}
            allowDeselect={false}
            readOnly={readOnly}
            onChange={(key) => {
              const chosen = units.find((one) => one.key === key);
              if (chosen === undefined) return;
              setUnit(chosen);
              if (typed.trim() !== '') write(typed, chosen.size);
            }}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}

function toStored(text: string, size: number): number | null {
  if (text.trim() === '') return null;
  // Written as people do: 10,000 and 10 000 are ten thousand.
  return Math.round(Number(text.replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '')) * size);
}

function textOf(value: number | null, size: number): string {
  return value === null || Number.isNaN(value) ? '' : formatAmount(value / size);
}

function formatAmount(amount: number): string {
  return Number.isInteger(amount) ? formatCount(amount) : String(amount);
}
