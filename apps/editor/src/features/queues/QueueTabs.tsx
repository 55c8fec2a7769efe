import { findQueueType, type Queue } from '@hookline/contracts';
import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/PageTabs.module.css';

const tabs = ['general', 'hooks', 'members', 'log'] as const;

/** Tabs of a queue. Queues that wait for contacts have no members. */
export function QueueTabs({ queue }: { queue: Queue }) {
  const { t } = useTranslation('queues');
  const hasMembers = findQueueType(queue.type)?.members ?? false;
  return (
    <nav className={classes.root} aria-label={t('tab.label')}>
      {tabs
        .filter((tab) => tab !== 'members' || hasMembers)
        .map((tab) => (
          <Link
            key={tab}
            to={`/queues/$queueId/${tab}`}
            params={{ queueId: queue.id }}
            className={classes.tab}
            activeProps={{ 'data-active': true }}
          >
            {t(`tab.${tab}`)}
          </Link>
        ))}
    </nav>
  );
}

/** The same tabs before the queue is saved: they say what is missing. */
export function NewQueueTabs() {
  const { t } = useTranslation('queues');
  return (
    <nav className={classes.root} aria-label={t('tab.label')}>
      {tabs
        .filter((tab) => tab !== 'members')
        .map((tab) =>
          tab === 'general' ? (
            <span key={tab} className={classes.tab} data-active aria-current="page">
              {t('tab.general')}
            </span>
          ) : (
            <Tooltip
              key={tab}
              label={t('tab.needsSave')}
              events={{ hover: true, focus: true, touch: true }}
            >
              <button type="button" className={classes.tab} aria-disabled>
                {t(`tab.${tab}`)}
              </button>
            </Tooltip>
          ),
        )}
    </nav>
  );
}
