import { Radio, Stack } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RetentionLossDialog } from './RetentionLossDialog';
import { RetentionDaysInput } from './RetentionDaysInput';
import classes from './RunSettings.module.css';
import { SaveRow } from '../../ui/SaveRow';
import type { useRetentionForm } from './useRetentionForm';

interface RetentionFormProps {
  readonly state: ReturnType<typeof useRetentionForm>;
  /** Why the person may not change it; null when they may. */
  readonly forbidden: string | null;
}

const choices = ['server', 'own', 'ever'] as const;
type Choice = (typeof choices)[number];

/** How long events, runs and steps are kept. */
export function RetentionForm({ state, forbidden }: RetentionFormProps) {
  const { t } = useTranslation('run-settings');
  const { form, isDirty, isOvertaken, replace, serverDays, asking } = state;
  return (
    <form
      className={classes.form}
      aria-labelledby="retention-title"
      noValidate
      onSubmit={(event) => void state.submit(event)}
    >
      <h2 id="retention-title" className={classes.title}>
        {t('retention.title')}
      </h2>
      <p className={classes.lead}>{t('retention.lead')}</p>
      <Controller
        control={form.control}
        name="days"
        render={({ field, fieldState }) => (
          <>
            <Radio.Group
              label={t('retention.keep')}
              value={choiceOf(field.value)}
              onChange={(choice) => field.onChange(daysOf(choice, serverDays))}
            >
              <Stack gap={8} mt={4}>
                {choices.map((choice) => (
                  <Radio
                    key={choice}
                    value={choice}
                    disabled={forbidden !== null}
                    label={
                      choice === 'server'
                        ? t(serverDays === 0 ? 'retention.serverEver' : 'retention.server', {
                            count: serverDays,
                          })
                        : t(`retention.${choice}`)
                    }
                  />
                ))}
              </Stack>
            </Radio.Group>
            {choiceOf(field.value) === 'own' && (
              <RetentionDaysInput
                value={field.value}
                invalid={fieldState.invalid}
                readOnly={forbidden !== null}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
              />
            )}
          </>
        )}
      />
      <SaveRow
        label={t('retention.save')}
        forbidden={forbidden}
        isDirty={isDirty}
        isOvertaken={isOvertaken}
        replace={asking === null ? replace : { ...replace, error: null }}
        onDiscard={state.discard}
      />
      {asking !== null && (
        <RetentionLossDialog
          days={asking.days}
          serverDays={serverDays}
          busy={replace.isPending}
          error={replace.error}
          onConfirm={state.confirm}
          onCancel={state.cancel}
        />
      )}
    </form>
  );
}

function choiceOf(days: number | null): Choice {
  if (days === null) return 'server';
  return days === 0 ? 'ever' : 'own';
}

/** A choice of one's own begins with what holds so far. */
function daysOf(choice: string, serverDays: number): number | null {
  if (choice === 'server') return null;
  if (choice === 'ever') return 0;
  return serverDays === 0 ? Number.NaN : serverDays;
}
