import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import type { ParamField } from '@hookline/nodes';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRemovableRows } from '../../../ui/useRemovableRows';
import { CodeField } from '../CodeField';
import { useFormSurroundings } from '../FormSurroundings';
import { fromFieldText, toFieldText } from '../param-text';
import type { FieldProps } from './field-props';
import { newItem, writtenFields } from './item-fields';
import classes from './RowsField.module.css';

/** A list of small objects, one line each: assignments, cases of a switch. */
export function ItemsField({ field, value, onChange }: FieldProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const stored = value ?? field.default ?? [];
  const items = isJsonArray(stored) ? stored.filter(isJsonObject) : [];
  const { addRef, remove } = useRemovableRows({
    rows: items,
    onChange: (next) => onChange([...next]),
  });
  const columns = writtenFields(field);
  const set = (index: number, name: string, next: JsonValue) =>
    onChange(items.map((item, at) => (at === index ? { ...item, [name]: next } : item)));
  return (
    <div role="group" aria-label={field.meta.label}>
      {items.length > 0 && (
        <div className={classes.heads} aria-hidden>
          {columns.map((column) => (
            <span key={column.name}>{column.meta.label}</span>
          ))}
        </div>
      )}
      {items.map((item, index) => (
        <div key={index} className={classes.row}>
          {columns.map((column, at) => (
            <div key={column.name} className={at === 0 ? classes.name : classes.value}>
              <ItemCell
                column={column}
                item={item}
                label={t('item.cell', { label: column.meta.label, number: index + 1 })}
                onChange={(next) => set(index, column.name, next)}
              />
            </div>
          ))}
          {!readOnly && (
            <ActionIcon
              size={24}
              aria-label={t('item.remove', { label: field.meta.label, number: index + 1 })}
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
          onClick={() => onChange([...items, newItem(field, items)])}
        >
          {t('row.add')}
        </Button>
      )}
    </div>
  );
}

interface ItemCellProps {
  readonly column: ParamField;
  readonly item: JsonObject;
  readonly label: string;
  readonly onChange: (value: JsonValue) => void;
}

function ItemCell({ column, item, label, onChange }: ItemCellProps) {
  const { completions, readOnly } = useFormSurroundings();
  const before = item[column.name];
  const { language = 'template', placeholder } = column.meta;
  return (
    <CodeField
      label={label}
      value={toFieldText(before ?? column.default)}
      language={
        language === 'expression' ? 'expression' : language === 'literal' ? 'plain' : 'template'
      }
      placeholder={placeholder}
      completions={completions}
      readOnly={readOnly}
      onChange={(text) => onChange(column.kind === 'json' ? fromFieldText(text, before) : text)}
    />
  );
}
