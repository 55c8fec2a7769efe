import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface InForceSwitchProps {
  /** Whose, for the accessible name. */
  readonly of: string;
  readonly isOff: boolean;
  readonly onChange: (isOff: boolean) => void;
}

/** Hours and exceptions can be kept without being in force. */
export function InForceSwitch({ of, isOff, onChange }: InForceSwitchProps) {
  const { t } = useTranslation('calendars');
  return (
    <Switch
      size="xs"
      aria-label={t('hours.inForce', { of })}
      label={isOff ? t('hours.off') : t('hours.on')}
      checked={!isOff}
      onChange={(event) => onChange(!event.currentTarget.checked)}
    />
  );
}
