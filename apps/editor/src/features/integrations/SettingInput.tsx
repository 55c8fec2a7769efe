import { isJsonObject, type JsonValue } from '@hookline/contracts';
import type { ParamField } from '@hookline/nodes';
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromKeyValues, toKeyValues } from '../../ui/key-values';
import { KeyValueEditor, type KeyValue } from '../../ui/KeyValueEditor';
import { InlineText } from '../../ui/RichText';
import { SecretInput } from './SecretInput';

interface SettingInputProps {
  readonly field: ParamField;
  readonly secret: boolean;
  readonly value: JsonValue | undefined;
  /** A sentence, or nothing. */
  readonly error?: string;
  readonly readOnly: boolean;
  readonly onChange: (value: JsonValue) => void;
}

/** The control of one setting, by what its metadata says. No templates: a run does not read it. */
export function SettingInput(props: SettingInputProps) {
  const { field, value, error, readOnly, onChange } = props;
  const { t, i18n } = useTranslation('integrations');
  const { label, help, placeholder, unit } = field.meta;
  const description = help === undefined ? undefined : <InlineText text={help} />;
  const shared = { label, description, error, placeholder, mt: 'sm' };
  if (props.secret) return <SecretInput {...props} {...shared} help={description} />;
  switch (field.widget) {
    case 'select':
      return (
        <Select
          {...shared}
          allowDeselect={false}
          readOnly={readOnly}
          data={(field.options ?? []).map((option) => ({
            value: option,
            label: i18n.exists(`integrations:option.${option}`) ? t(`option.${option}`) : option,
          }))}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => next !== null && onChange(next)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          readOnly={readOnly}
          allowDecimal={field.whole !== true}
          min={field.min}
          max={field.max}
          clampBehavior="none"
          suffix={unit === undefined ? undefined : ` ${unit}`}
          value={typeof value === 'number' || typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      );
    case 'switch':
      return (
        <Switch
          {...shared}
          disabled={readOnly}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'key-value':
      return <PairsInput {...props} />;
    default:
      return (
        <TextInput
          {...shared}
          required={field.required}
          withAsterisk={field.required}
          readOnly={readOnly}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** A row without a name yet is on the form and not in the values. */
function PairsInput({ field, value, error, onChange }: SettingInputProps) {
  const { t } = useTranslation('integrations');
  const stored = JSON.stringify(textsOf(value));
  const [rows, setRows] = useState<readonly KeyValue[]>(() => toKeyValues(textsOf(value)));
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    // Discarded, or stored by a colleague: not what these rows just said.
    if (JSON.stringify(fromKeyValues(rows)) !== stored) setRows(toKeyValues(textsOf(value)));
  }
  return (
    <KeyValueEditor
      label={field.meta.label}
      help={field.meta.help}
      error={error}
      addLabel={t('addRow')}
      rows={rows}
      onChange={(next) => {
        setRows(next);
        onChange(fromKeyValues(next));
      }}
    />
  );
}

function textsOf(value: JsonValue | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}
