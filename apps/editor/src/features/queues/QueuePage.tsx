import { Button, Skeleton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link, Outlet, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMissing } from '../../api/api-problem';
import { FailedState } from '../../ui/FailedState';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { StatusBadge } from '../../ui/StatusBadge';
import { SimulateModal } from '../simulate/SimulateModal';
import { QueueTabs } from './QueueTabs';
import { queueTypeLabel } from './queue-type-label';
import { useQueue } from './queues.api';

const route = getRouteApi('/frame/queues/$queueId');

/** One queue: its name, its state, and the tabs under it. */
export function QueuePage() {
  const { t } = useTranslation(['queues', 'simulate']);
  const { queueId } = route.useParams();
  const queue = useQueue(queueId);
  const [simulating, setSimulating] = useState(false);
  const crumb = <Link to="/queues">{t('title')}</Link>;

  if (queue.data === undefined) {
    return (
      <Page>
        <PageHeader
          crumb={crumb}
          title={
            isMissing(queue.error) ? (
              t('notFound')
            ) : queue.isError ? (
              t('one', { id: queueId })
            ) : (
              <Skeleton height={20} width={200} />
            )
          }
        />
        {queue.isError && <FailedState error={queue.error} onRetry={() => void queue.refetch()} />}
      </Page>
    );
  }
  const { name, type, enabled, agent_count: agents, id } = queue.data;
  return (
    <Page>
      <PageHeader
        crumb={crumb}
        title={name}
        facts={
          <>
            <StatusBadge status={enabled ? 'enabled' : 'disabled'} />
            <span>
              {queueTypeLabel(type)}
              {agents !== undefined && ` · ${t('facts.agents', { count: agents })}`}
              {' · '}
              {t('facts.id', { id })}
            </span>
          </>
        }
        actions={
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} stroke={1.5} />}
            onClick={() => setSimulating(true)}
          >
            {t('simulate:action')}
          </Button>
        }
      />
      <QueueTabs queue={queue.data} />
      <Outlet />
      {simulating && <SimulateModal queue={queue.data} onClose={() => setSimulating(false)} />}
    </Page>
  );
}
