import { NodeSettings, retriedStatuses, type Problem } from '@hookline/contracts';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DurationField } from './fields/DurationField';
import { NumberField } from './fields/NumberField';
import { FormField } from './FormField';
import { useFormSurroundings } from './FormSurroundings';
import { clamp, durationField, numberField } from './settings-field';

type Retry = NonNullable<NodeSettings['retry']>;

interface RetryFieldsProps {
  readonly retry: Retry | undefined;
  readonly problems: readonly Problem[];
  /** Undefined for a single try. */
  readonly onChange: (retry: Retry | undefined) => void;
}

const defaultFirstDelayMs = 1_000;
const statuses = NodeSettings.shape.retry.unwrap().shape.statuses;

/** How often to try, how long between, and what is worth it. */
export function RetryFields({ retry, problems, onChange }: RetryFieldsProps) {
  const { t } = useTranslation('node-form');
  // Who writes 10 writes 1 first: what was said of the tries is there again.
  const [last, setLast] = useState(retry);
  if (retry !== undefined && retry !== last) setLast(retry);
  return (
    <>
      <FormField
        name="settings.retry"
        label={t('onError.tries')}
        help={t('onError.triesHelp')}
        problems={problems}
      >
        <NumberField
          field={numberField(t('onError.tries'))}
          value={retry?.tries ?? 1}
          invalid={false}
          onChange={(value) => {
            // An emptied field is about to be written into.
            if (typeof value !== 'number') return;
            const tries = clamp(Math.round(value), 1, 10);
            const before = retry ?? last ?? { firstDelayMs: defaultFirstDelayMs };
            onChange(tries === 1 ? undefined : { ...before, tries });
          }}
        />
      </FormField>
      {retry !== undefined && (
        <>
          <FormField
            name="settings.firstDelayMs"
            label={t('onError.firstDelay')}
            help={t('onError.firstDelayHelp')}
          >
            <DurationField
              field={durationField({
                label: t('onError.firstDelay'),
                fallback: defaultFirstDelayMs,
                min: 100,
                max: 3_600_000,
              })}
              value={retry.firstDelayMs}
              invalid={false}
              onChange={(value) => {
                if (typeof value === 'number') onChange({ ...retry, firstDelayMs: value });
              }}
            />
          </FormField>
          <FormField
            name="settings.statuses"
            label={t('onError.statuses')}
            help={t('onError.statusesHelp')}
          >
            <StatusesInput
              value={retry.statuses}
              onChange={(next) => {
                const { tries, firstDelayMs } = retry;
                const kept = { tries, firstDelayMs };
                onChange(next === undefined ? kept : { ...kept, statuses: next });
              }}
            />
          </FormField>
        </>
      )}
    </>
  );
}

interface StatusesInputProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** What cannot be read stays in the field and out of the document. */
function StatusesInput({ value, onChange }: StatusesInputProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const stored = value ?? '';
  const [typed, setTyped] = useState(stored);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    setTyped(stored);
  }
  const isReadable = (text: string) => text.trim() === '' || statuses.safeParse(text).success;
  return (
    <TextInput
      aria-label={t('onError.statuses')}
      value={typed}
      placeholder={retriedStatuses}
      error={isReadable(typed) ? undefined : t('onError.statusesInvalid')}
      readOnly={readOnly}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (!isReadable(text)) return;
        const next = text.trim() === '' ? undefined : text;
        // Else the answer of the document would look like a change from outside.
        setSeen(next ?? '');
        onChange(next);
      }}
    />
  );
}
