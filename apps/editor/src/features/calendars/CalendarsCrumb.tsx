import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Back to the list, above a calendar. */
export function CalendarsCrumb() {
  const { t } = useTranslation('calendars');
  return <Link to="/settings/calendars">{t('title')}</Link>;
}
