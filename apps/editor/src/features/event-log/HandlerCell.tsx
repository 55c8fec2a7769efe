import type { EventSummary } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';
import classes from './EventLog.module.css';

/** The flow that took the event, or why there is none. */
export function HandlerCell({ event }: { event: EventSummary }) {
  const { t } = useTranslation('event-log');
  const [first, ...more] = event.runs;
  if (event.problem !== null) {
    return (
      <span className={classes.problem} title={event.problem}>
        {event.problem}
      </span>
    );
  }
  if (first === undefined) return <>–</>;
  return (
    <span className={classes.handler}>
      <Link
        to="/runs/$runId"
        params={{ runId: first.id }}
        title={first.schema.name}
        onClick={(click) => click.stopPropagation()}
      >
        {first.schema.name}
      </Link>
      <Tag>{t('version', { version: first.schema.version })}</Tag>
      {more.length > 0 && <Tag>{t('moreRuns', { count: more.length })}</Tag>}
    </span>
  );
}
