import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../ui/Page';
import { EventLogView } from './EventLogView';
import { LogTabs } from './LogTabs';

const route = getRouteApi('/frame/event-log');

/** Every event of the domain and what came of it. */
export function EventLogPage() {
  const search = route.useSearch();
  return (
    <Page>
      <EventLogView
        search={search}
        queueId={null}
        renderTitle={(live) => <LogTabs facts={live} />}
      />
    </Page>
  );
}
