import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormSurroundings } from '../FormSurroundings';
import { numberOrText, toFieldText } from '../param-text';
import type { FieldProps } from './field-props';

/** A number with its unit inside the field; a template may stand in its place. */
export function NumberField({ field, value, invalid, onChange }: FieldProps) {
  const { readOnly } = useFormSurroundings();
  const stored = toFieldText(value ?? field.default);
  // "1." is on its way to "1.5"; the document holds 1 meanwhile.
  const [typed, setTyped] = useState(stored);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    if (toFieldText(numberOrText(typed)) !== stored) setTyped(stored);
  }
  const { unit } = field.meta;
  return (
    <TextInput
      aria-label={field.meta.label}
      inputMode="decimal"
      value={typed}
      placeholder={field.meta.placeholder}
      error={invalid}
      readOnly={readOnly}
      rightSection={unit}
      rightSectionWidth={unit === undefined ? undefined : unit.length * 8 + 20}
      onBlur={() => setTyped(stored)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(text.trim() === '' && !field.required ? undefined : numberOrText(text));
      }}
    />
  );
}
