import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/PageTabs.module.css';

const tabs = ['variables', 'calendars'] as const;

/** Tabs of the settings of a domain. */
export function SettingsTabs() {
  const { t } = useTranslation();
  return (
    <nav className={classes.root} aria-label={t('settings.label')}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to={`/settings/${tab}`}
          className={classes.tab}
          activeProps={{ 'data-active': true }}
        >
          {t(`settings.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
