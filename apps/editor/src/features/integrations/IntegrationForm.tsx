import { secretFieldsOf, type JsonValue } from '@hookline/contracts';
import type { ParamField } from '@hookline/nodes';
import { Group, TextInput } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/Disclosure';
import { formLayout } from '../node-form/form-layout';
import { problemSentence } from '../../ui/problem-sentence';
import { settingFields, type IntegrationForm as Form } from './integration-form';
import { SettingInput } from './SettingInput';
import classes from './Integration.module.css';

interface IntegrationFormProps {
  readonly form: Form;
  /** What is wrong, by field. */
  readonly complaints: ReadonlyMap<string, string>;
  /** A new number puts the cursor into the first wrong field. */
  readonly tries: number;
  readonly readOnly: boolean;
  readonly onChange: (form: Form) => void;
  readonly onSubmit: () => void;
  /** Buttons, and what the server said. */
  readonly children: ReactNode;
}

/** Name and settings of a connection, generated from what its kind says of them. */
export function IntegrationForm(props: IntegrationFormProps) {
  const { form, complaints, tries, readOnly, onChange, onSubmit, children } = props;
  const { t } = useTranslation('integrations');
  const formRef = useRef<HTMLFormElement>(null);
  // The field is marked in the page once React has drawn it so.
  useEffect(() => {
    if (tries === 0) return;
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const fields = settingFields(form.kind);
  const secrets = secretFieldsOf(form.kind);
  const { rows, more } = formLayout(fields, form.settings);
  const errorOf = (name: string) => {
    const message = complaints.get(name);
    return message === undefined ? undefined : problemSentence({ message });
  };
  const set = (name: string, value: JsonValue) =>
    onChange({ ...form, settings: { ...form.settings, [name]: value } });
  const drawField = (field: ParamField) => (
    <div key={field.name} className={classes.cell}>
      <SettingInput
        field={field}
        secret={secrets.includes(field.name)}
        value={form.settings[field.name]}
        error={errorOf(field.name)}
        readOnly={readOnly}
        onChange={(value) => set(field.name, value)}
      />
    </div>
  );
  const drawRow = (row: readonly ParamField[]) => (
    <Group key={row[0]?.name} gap={8} align="flex-start" wrap="nowrap">
      {row.map(drawField)}
    </Group>
  );
  const inMore = more.flat();
  return (
    <form
      ref={formRef}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <TextInput
        label={t('form.name')}
        description={t('form.nameHelp')}
        withAsterisk
        maxLength={100}
        data-field="name"
        readOnly={readOnly}
        error={errorOf('name')}
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
      {rows.map(drawRow)}
      {inMore.length > 0 && (
        <Disclosure
          title={t('form.more')}
          summary={inMore.map(({ meta }) => meta.label).join(', ')}
          initiallyOpen={inMore.some(({ name }) => complaints.has(name))}
        >
          {more.map(drawRow)}
        </Disclosure>
      )}
      {children}
    </form>
  );
}
