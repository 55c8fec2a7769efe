import type { SchemaHook } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import classes from './StartingHooks.module.css';

/** Which hooks start the schema, each a link to its queue. */
export function StartingHooks({ hooks }: { hooks: readonly SchemaHook[] }) {
  const { t } = useTranslation('flow-editor');
  return (
    <section className={classes.root} aria-label={t('start.title')}>
      <h3 className={classes.heading}>{t('start.title')}</h3>
      {hooks.length === 0 && <p className={classes.none}>{t('start.none')}</p>}
      <ul className={classes.list}>
        {hooks.map(({ id, event, enabled, queue }) => (
          <li key={id}>
            <Link to="/queues/$queueId/hooks" params={{ queueId: queue.id }}>
              {queue.name}
            </Link>
            <span>
              {eventLabel(`queue.${event}`)}
              {!enabled && ` · ${t('start.off')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
