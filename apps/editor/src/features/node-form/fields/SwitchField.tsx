import { Switch } from '@mantine/core';
import { useFormSurroundings } from '../FormSurroundings';
import type { FieldProps } from './field-props';

/** Yes or no; the label stands beside the switch. */
export function SwitchField({ field, value, onChange }: FieldProps) {
  const { readOnly } = useFormSurroundings();
  return (
    <Switch
      label={field.meta.label}
      checked={(value ?? field.default) === true}
      disabled={readOnly}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
