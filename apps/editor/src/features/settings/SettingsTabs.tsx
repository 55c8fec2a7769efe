import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/PageTabs.module.css';
import { useMay } from '../access/useMay';

const ofDomain = ['variables', 'calendars', 'runs'] as const;
const ofPlatform = ['outbound'] as const;

/** Tabs of the settings of a domain, and of the whole platform for who manages it. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const managesPlatform = useMay('platform:manage') === null;
  const tabs = managesPlatform ? [...ofDomain, ...ofPlatform] : ofDomain;
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
