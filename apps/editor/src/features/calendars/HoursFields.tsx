import { TimeInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

interface HoursFieldsProps {
  /** Whose hours, for the accessible names. */
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly error: string | undefined;
  readonly onChange: (changed: { from?: string; to?: string }) => void;
}

/** From and to, as a clock shows them. */
export function HoursFields({ of, from, to, error, onChange }: HoursFieldsProps) {
  const { t } = useTranslation('calendars');
  return (
    <>
      <TimeInput
        aria-label={t('hours.from', { of })}
        w={110}
        value={from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <span aria-hidden>–</span>
      <TimeInput
        aria-label={t('hours.to', { of })}
        w={110}
        value={to}
        error={error}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
    </>
  );
}
