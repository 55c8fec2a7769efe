import { getRouteApi } from '@tanstack/react-router';
import { EventLogView } from './EventLogView';
import classes from './EventLog.module.css';

const route = getRouteApi('/frame/queues/$queueId/log');

/** The event log of one queue. */
export function QueueLogTab() {
  const { queueId } = route.useParams();
  const search = route.useSearch();
  return (
    <EventLogView
      search={search}
      queueId={queueId}
      renderTitle={(live) => <div className={classes.summary}>{live}</div>}
    />
  );
}
