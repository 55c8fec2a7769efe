import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime, parseTime } from '../../ui/time-format';
import { useTimeZone } from '../../ui/useTimeZone';
import type { PaintWords } from './paint-run';

/** What a painted run says in the language of the page. */
export function usePaintWords(): PaintWords {
  const { t } = useTranslation('run-view');
  const timeZone = useTimeZone();
  return useMemo(
    () => ({
      tries: (count) => t('tries', { count }),
      visit: (number) => t('visit', { number }),
      until: (instant) => {
        const date = parseTime(instant);
        return t('until', {
          time: date === null ? instant : formatTime(date, { style: 'clock', timeZone }),
        });
      },
      running: t('running'),
      gathering: t('gathering'),
    }),
    [t, timeZone],
  );
}
