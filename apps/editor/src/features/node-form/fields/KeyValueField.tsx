import { isJsonObject, type JsonObject } from '@hookline/contracts';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemovableRows } from '../../../ui/useRemovableRows';
import { CodeField } from '../CodeField';
import { useFormSurroundings } from '../FormSurroundings';
import { toFieldText } from '../param-text';
import type { FieldProps } from './field-props';
import classes from './RowsField.module.css';

interface Row {
  readonly name: string;
  readonly value: string;
}

/** Names with texts; a row without a name is not stored yet. */
export function KeyValueField({ field, value, onChange }: FieldProps) {
  const { t } = useTranslation('node-form');
  const { completions, readOnly } = useFormSurroundings();
  const stored = value ?? field.default;
  const [rows, setRows] = useState(() => toRows(stored));
  const storedText = JSON.stringify(stored ?? {});
  const [seen, setSeen] = useState(storedText);
  if (seen !== storedText) {
    setSeen(storedText);
    if (JSON.stringify(fromRows(rows)) !== storedText) setRows(toRows(stored));
  }
  const change = (next: readonly Row[]) => {
    setRows(next);
    onChange(fromRows(next));
  };
  const { addRef, remove } = useRemovableRows({ rows, onChange: change });
  const set = (index: number, part: Partial<Row>) =>
    change(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <div role="group" aria-label={field.meta.label}>
      {rows.map((row, index) => (
        <div key={index} className={classes.row}>
          <TextInput
            className={classes.name}
            aria-label={t('row.name', { label: field.meta.label, number: index + 1 })}
            placeholder={t('row.namePlaceholder')}
            value={row.name}
            readOnly={readOnly}
            onChange={(event) => set(index, { name: event.currentTarget.value })}
          />
          <div className={classes.value}>
            <CodeField
              label={t('row.value', { label: field.meta.label, number: index + 1 })}
              value={row.value}
              language={field.meta.language === 'literal' ? 'plain' : 'template'}
              placeholder={field.meta.placeholder ?? t('row.valuePlaceholder')}
              completions={completions}
              readOnly={readOnly}
              onChange={(text) => set(index, { value: text })}
            />
          </div>
          {!readOnly && (
            <ActionIcon
              size={24}
              aria-label={t('row.remove', {
                label: field.meta.label,
                name: row.name || index + 1,
              })}
              onClick={() => remove(index)}
            >
              <IconX size={14} stroke={1.5} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          ref={addRef}
          variant="subtle"
          size="compact-sm"
          className={classes.add}
          leftSection={<IconPlus size={14} stroke={1.5} />}
          aria-label={t('row.addTo', { label: field.meta.label })}
          onClick={() => setRows([...rows, { name: '', value: '' }])}
        >
          {t('row.add')}
        </Button>
      )}
    </div>
  );
}

function toRows(value: unknown): readonly Row[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([name, text]) => ({ name, value: toFieldText(text) }));
}

function fromRows(rows: readonly Row[]): JsonObject {
  return Object.fromEntries(
    rows.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]),
  );
}
