import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatExactTime, formatTime, parseTime, type TimeStyle } from './time-format';
import { useTimeZone } from './useTimeZone';

interface TimeTextProps {
  /** ISO text or milliseconds as text. */
  readonly value: string | null | undefined;
  readonly style?: TimeStyle;
  /** What to show when there is no moment; default a dash. */
  readonly none?: string;
}

/** A moment in the domain's zone, with zone and milliseconds on hover. */
export function TimeText({ value, style = 'clock', none }: TimeTextProps) {
  const { t } = useTranslation();
  const timeZone = useTimeZone();
  const date = parseTime(value);
  if (date === null) return <span>{none ?? t('value.none')}</span>;
  return (
    <Tooltip label={formatExactTime(date, timeZone)}>
      <time dateTime={date.toISOString()}>{formatTime(date, { style, timeZone })}</time>
    </Tooltip>
  );
}
