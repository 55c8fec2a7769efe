import type { JsonValue } from '@hookline/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../CodeField';
import { useFormSurroundings } from '../FormSurroundings';
import { parseJson } from '../param-text';
import type { FieldProps } from './field-props';
import classes from './JsonField.module.css';

/** Any JSON. A text that is not JSON yet stays in the field and is not stored. */
export function JsonField({ field, value, invalid, onChange }: FieldProps) {
  const { t } = useTranslation('node-form');
  const { completions, readOnly } = useFormSurroundings();
  const stored = value ?? field.default;
  const [text, setText] = useState(() => toJsonText(stored));
  const storedText = JSON.stringify(stored ?? null);
  const [seen, setSeen] = useState(storedText);
  const parsed = fromJsonText(text);
  if (seen !== storedText) {
    setSeen(storedText);
    if (parsed === undefined || JSON.stringify(parsed) !== storedText) setText(toJsonText(stored));
  }
  return (
    <>
      <CodeField
        label={field.meta.label}
        value={text}
        language="json"
        lines="many"
        placeholder={field.meta.placeholder}
        completions={completions}
        invalid={invalid || parsed === undefined}
        readOnly={readOnly}
        onChange={(next) => {
          setText(next);
          const written = fromJsonText(next);
          if (written !== undefined) onChange(written);
        }}
      />
      {parsed === undefined && (
        <p className={classes.error} role="alert">
          {t('json.invalid')}
        </p>
      )}
    </>
  );
}

function toJsonText(value: JsonValue | undefined): string {
  return value === undefined || value === null ? '' : JSON.stringify(value, null, 2);
}

function fromJsonText(text: string): JsonValue | undefined {
  return text.trim() === '' ? null : parseJson(text);
}
