import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { EventLogView } from './EventLogView';

const route = getRouteApi('/frame/event-log');

/** Every event of the domain and what came of it. */
export function EventLogPage() {
  const { t } = useTranslation('event-log');
  const search = route.useSearch();
  return (
    <Page>
      <EventLogView
        search={search}
        queueId={null}
        renderTitle={(live) => <PageHeader title={t('title')} facts={live} />}
      />
    </Page>
  );
}
