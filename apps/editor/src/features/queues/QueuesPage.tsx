import type { Queue } from '@hookline/contracts';
import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { AddButton } from '../../ui/AddButton';
import type { DataColumn } from '../../ui/data-column';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { formatCount } from '../../ui/number-format';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { RowActions } from '../../ui/RowActions';
import { DeleteQueueDialog } from './DeleteQueueDialog';
import { queueTypeLabel } from './queue-type-label';
import { useQueues, useSwitchQueue } from './queues.api';

const route = getRouteApi('/frame/queues');

/** All queues of the domain. */
export function QueuesPage() {
  const { t } = useTranslation('queues');
  const search = route.useSearch();
  const navigate = useNavigate();
  const queues = useQueues(search);
  const { mutate: switchQueue } = useSwitchQueue();
  const [removing, setRemoving] = useState<Queue | null>(null);

  const handleSwitch = (queue: Queue) =>
    switchQueue(
      { id: queue.id, enabled: !queue.enabled },
      {
        onError: (error) =>
          notifications.show({
            color: 'bad',
            message: t('switchFailed', { name: queue.name, reason: problemMessage(error) }),
          }),
      },
    );

  const columns = useMemo(
    (): readonly DataColumn<Queue>[] => [
      {
        id: 'name',
        header: t('column.name'),
        sortKey: 'name',
        grow: true,
        cell: (queue) => (
          <Link to="/queues/$queueId/hooks" params={{ queueId: queue.id }} title={queue.name}>
            {queue.name}
          </Link>
        ),
      },
      {
        id: 'type',
        header: t('column.type'),
        sortKey: 'type',
        width: 180,
        cell: (queue) => queueTypeLabel(queue.type),
      },
      {
        id: 'agents',
        header: t('column.agents'),
        align: 'end',
        width: 96,
        cell: (queue) => (queue.agent_count === undefined ? '–' : formatCount(queue.agent_count)),
      },
      {
        id: 'hooks',
        header: t('column.hooks'),
        align: 'end',
        width: 96,
        cell: (queue) => (queue.hook_count === undefined ? '–' : formatCount(queue.hook_count)),
      },
      {
        id: 'enabled',
        header: t('column.state'),
        sortKey: 'enabled',
        width: 110,
        cell: (queue) => (
          <Switch
            aria-label={t('switch', { name: queue.name })}
            checked={queue.enabled}
            onChange={() => handleSwitch(queue)}
          />
        ),
      },
    ],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- handleSwitch reads only stable things
    [t],
  );

  const openQueue = (queue: Queue, tab: 'hooks' | 'general') =>
    void navigate({ to: `/queues/$queueId/${tab}`, params: { queueId: queue.id } });

  const addButton = (
    <AddButton onClick={() => void navigate({ to: '/queues/new' })}>{t('add')}</AddButton>
  );

  return (
    <Page>
      <PageHeader title={t('title')} />
      <ListView
        list={queues}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        actions={addButton}
        label={t('label')}
        columns={columns}
        rowId={(queue) => queue.id}
        rowName={(queue) => queue.name}
        onOpen={(queue) => openQueue(queue, 'hooks')}
        onToggle={handleSwitch}
        onDelete={setRemoving}
        rowActions={(queue) => (
          <RowActions
            name={queue.name}
            onEdit={() => openQueue(queue, 'general')}
            onDelete={() => setRemoving(queue)}
          />
        )}
        empty={
          <ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} actions={addButton} />
        }
      />
      {removing && <DeleteQueueDialog queue={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}
