import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AmountInput } from './AmountInput';
import { limitFields } from './limit-fields';
import classes from './RunSettings.module.css';
import { SaveRow } from '../../ui/SaveRow';
import type { useRunLimitsForm } from './useRunLimitsForm';

interface RunLimitsFormProps {
  readonly state: ReturnType<typeof useRunLimitsForm>;
  /** Why the person may not change them; null when they may. */
  readonly forbidden: string | null;
}

/** What one run may use up, a field for each limit. */
export function RunLimitsForm({ state, forbidden }: RunLimitsFormProps) {
  const { t } = useTranslation('run-settings');
  const { form, isDirty, isOvertaken, replace } = state;
  return (
    <form
      className={classes.form}
      aria-labelledby="limits-title"
      noValidate
      onSubmit={(event) => void state.submit(event)}
    >
      <h2 id="limits-title" className={classes.title}>
        {t('limits.title')}
      </h2>
      <p className={classes.lead}>{t('limits.lead')}</p>
      {limitFields.map((limit) => (
        <Controller
          key={limit.name}
          control={form.control}
          name={limit.name}
          render={({ field, fieldState }) => (
            <AmountInput
              field={limit}
              unset={limit.productHas}
              value={field.value}
              invalid={fieldState.invalid}
              readOnly={forbidden !== null}
              onChange={field.onChange}
              onBlur={field.onBlur}
              ref={field.ref}
            />
          )}
        />
      ))}
      <SaveRow
        label={t('limits.save')}
        forbidden={forbidden}
        isDirty={isDirty}
        isOvertaken={isOvertaken}
        replace={replace}
        onDiscard={state.discard}
      />
    </form>
  );
}
