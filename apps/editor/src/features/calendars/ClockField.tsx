import { TimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

interface ClockFieldProps {
  readonly label: string;
  /** `09:00`; empty for none. */
  readonly value: string;
  readonly error?: string;
  readonly onChange: (value: string) => void;
}

/**
 * A time of day by 24 hours, as the whole page has them: the browser's own field would follow the
 * language of the browser.
 */
export function ClockField({ label, value, error, onChange }: ClockFieldProps) {
  const { t } = useTranslation('calendars');
  return (
    <TimePicker
      format="24h"
      w={110}
      aria-label={label}
      hoursInputLabel={t('hours.hour', { of: label })}
      minutesInputLabel={t('hours.minute', { of: label })}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
