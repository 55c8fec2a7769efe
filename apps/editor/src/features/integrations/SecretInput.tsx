import type { JsonValue } from '@hookline/contracts';
import { Button, Group, Input, PasswordInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keptSecret } from './integration-form';
import classes from './SecretInput.module.css';

interface SecretInputProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string;
  readonly placeholder?: string;
  /** A `SecretView`, a text being typed, or nothing. */
  readonly value: JsonValue | undefined;
  readonly readOnly: boolean;
  readonly onChange: (value: JsonValue) => void;
}

/** A secret: once stored it can be replaced or removed, never read (B-11). */
export function SecretInput(props: SecretInputProps) {
  const { label, help, error, placeholder, value, readOnly, onChange } = props;
  const { t } = useTranslation('integrations');
  // What to go back to when somebody thinks better of replacing it.
  const [stored, setStored] = useState<JsonValue | null>(null);
  const kept = keptSecret(value);
  if (kept !== null) {
    const words = kept.hint === '' ? t('secret.set') : t('secret.setHint', { hint: kept.hint });
    const replaceWith = (next: string) => {
      setStored(value ?? null);
      onChange(next);
    };
    return (
      <Input.Wrapper label={label} labelElement="div" description={help} error={error} mt="sm">
        <Group gap={8} wrap="nowrap" className={classes.kept}>
          <span className={classes.words}>{words}</span>
          {!readOnly && (
            <Button
              variant="default"
              aria-label={t('secret.replaceOf', { label })}
              onClick={() => replaceWith('')}
            >
              {t('secret.replace')}
            </Button>
          )}
        </Group>
      </Input.Wrapper>
    );
  }
  return (
    <>
      <PasswordInput
        label={label}
        description={help}
        error={error}
        mt="sm"
        placeholder={placeholder}
        autoComplete="new-password"
        autoFocus={stored !== null}
        readOnly={readOnly}
        visibilityToggleButtonProps={{ 'aria-label': t('secret.show', { label }) }}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {stored !== null && (
        <Group gap={8} mt={4} className={classes.back}>
          <span>{value === '' ? t('secret.removed') : t('secret.replaced')}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              onChange(stored);
              setStored(null);
            }}
          >
            {t('secret.keep')}
          </Button>
        </Group>
      )}
    </>
  );
}
