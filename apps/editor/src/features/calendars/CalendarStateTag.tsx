import { assertNever, type CalendarState } from '@hookline/engine';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';

/** Open, closed, the name of the holiday, or expired: a word on its colour. */
export function CalendarStateTag({ state }: { state: CalendarState }) {
  const { t } = useTranslation('calendars');
  switch (state.kind) {
    case 'open':
      return <Tag tone="ok">{t('state.open')}</Tag>;
    case 'closed':
      return <Tag>{t('state.closed')}</Tag>;
    case 'holiday':
      return <Tag tone="wait">{t('state.holiday', { name: state.name })}</Tag>;
    case 'expired':
      return <Tag tone="warn">{t('state.expired')}</Tag>;
    default:
      return assertNever(state);
  }
}
