import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader';
import classes from '../../ui/PageTabs.module.css';

const tabs = [
  { key: 'events', to: '/event-log' },
  { key: 'runs', to: '/runs' },
  { key: 'deadLetters', to: '/dead-letters' },
] as const;

/** Title and tabs of the log: what came in, what ran for it, and what could not be placed. */
export function LogTabs({ facts }: { facts?: ReactNode }) {
  const { t } = useTranslation('event-log');
  return (
    <>
      <PageHeader title={t('title')} facts={facts} />
      <nav className={classes.root} aria-label={t('tabs.label')}>
        {tabs.map(({ key, to }) => (
          <Link key={key} to={to} className={classes.tab} activeProps={{ 'data-active': true }}>
            {t(`tabs.${key}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}
