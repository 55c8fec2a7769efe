import { useTranslation } from 'react-i18next';
import { ClockField } from './ClockField';

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
      <ClockField
        label={t('hours.from', { of })}
        value={from}
        onChange={(changed) => onChange({ from: changed })}
      />
      <span aria-hidden>–</span>
      <ClockField
        label={t('hours.to', { of })}
        value={to}
        error={error}
        onChange={(changed) => onChange({ to: changed })}
      />
    </>
  );
}
