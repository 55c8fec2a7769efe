import { fewestRetentionDays, mostRetentionDays } from '@hookline/contracts';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { AmountInput } from './AmountInput';

interface RetentionDaysInputProps {
  readonly value: number | null;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  /** NaN while nothing, or what is for ever, is written: that is another choice. */
  readonly onChange: (days: number) => void;
  readonly onBlur: () => void;
  readonly ref: Ref<HTMLInputElement>;
}

const units = [{ key: 'day', size: 1 }] as const;

/** Days of one's own. */
export function RetentionDaysInput({ onChange, ...props }: RetentionDaysInputProps) {
  const { t } = useTranslation('run-settings');
  return (
    <AmountInput
      {...props}
      field={{
        label: t('retention.days'),
        help: t('retention.daysHelp', { count: fewestRetentionDays }),
        least: fewestRetentionDays,
        most: mostRetentionDays,
        units,
      }}
      unset={null}
      onChange={(days) => onChange(days === null || days === 0 ? Number.NaN : days)}
    />
  );
}
