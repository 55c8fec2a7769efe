import { assertNever, type CalendarState } from '@hookline/engine';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/StatusBadge';

/** Open, closed, the name of the holiday, or expired: colour, shape and word. */
export function CalendarStateTag({ state }: { state: CalendarState }) {
  const { t } = useTranslation('calendars');
  switch (state.kind) {
    case 'open':
      return <StatusBadge status="open hours" label={t('state.open')} />;
    case 'closed':
      return <StatusBadge status="closed hours" label={t('state.closed')} />;
    case 'holiday':
      return <StatusBadge status="holiday" label={t('state.holiday', { name: state.name })} />;
    case 'expired':
      return <StatusBadge status="expired" label={t('state.expired')} />;
    default:
      return assertNever(state);
  }
}
