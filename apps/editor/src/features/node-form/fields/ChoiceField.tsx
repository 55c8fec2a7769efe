import { Select, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormSurroundings } from '../FormSurroundings';
import { sideBySide } from '../form-layout';
import { toFieldText } from '../param-text';
import type { FieldProps } from './field-props';

/** One of several words; two or three that are no unit stand side by side. */
export function ChoiceField({ field, value, invalid, onChange }: FieldProps) {
  const { t, i18n } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const options = field.options ?? [];
  const chosen = toFieldText(value ?? field.default);
  // A word may mean something else to one param: `min` is a unit, and the least of some numbers.
  const wordFor = (option: string) => {
    const keys = [`optionOf.${field.name}.${option}`, `option.${option}`];
    const key = keys.find((one) => i18n.exists(`node-form:${one}`));
    return key === undefined ? option : t(key);
  };
  // A template may have been put in its place; what is stored stays visible.
  const shown = options.includes(chosen) || chosen === '' ? options : [...options, chosen];
  const data = shown.map((option) => ({ value: option, label: wordFor(option) }));
  if (shown.length <= sideBySide) {
    return (
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={field.meta.label}
        data={data}
        value={chosen}
        readOnly={readOnly}
        onChange={onChange}
      />
    );
  }
  return (
    <Select
      aria-label={field.meta.label}
      data={data}
      value={chosen === '' ? null : chosen}
      allowDeselect={false}
      error={invalid}
      readOnly={readOnly}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
