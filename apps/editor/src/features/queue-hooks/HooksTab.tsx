import type { QueueEventName, QueueHook } from '@hookline/contracts';
import { Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import type { RowSelectionState } from '@tanstack/react-table';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { eventLabel } from '../../i18n/event-label';
import { DataTable } from '../../ui/DataTable';
import { ListEmpty } from '../../ui/ListEmpty';
import { PagingFooter } from '../../ui/PagingFooter';
import { PastEnd } from '../../ui/PastEnd';
import { RefreshButton } from '../../ui/RefreshButton';
import { RowActions } from '../../ui/RowActions';
import { SearchBox } from '../../ui/SearchBox';
import { Toolbar } from '../../ui/Toolbar';
import { useListAddress } from '../../ui/useListAddress';
import { useQueue, useQueueEventCounts } from '../queues/queues.api';
import { DeleteHooksDialog } from './DeleteHooksDialog';
import { EventHelp } from './EventHelp';
import { HookModal } from './HookModal';
import { HooksEmpty } from './HooksEmpty';
import { LifeCycleStrip } from './LifeCycleStrip';
import { hookColumns } from './hook-columns';
import { hookName } from './hook-name';
import { allHooksSearch, type HooksSearch } from './hooks-search';
import { useQueueHooks, useSwitchHook } from './queue-hooks.api';
import { useHookActivityUpdates } from './useHookActivityUpdates';

const route = getRouteApi('/frame/queues/$queueId/hooks');

/** Which flow schemas this queue starts, on which events. */
export function HooksTab() {
  const { t } = useTranslation('hooks');
  const { queueId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const address = useListAddress();
  const queue = useQueue(queueId);
  const hooks = useQueueHooks(queueId, search);
  const allHooks = useQueueHooks(queueId, allHooksSearch);
  const counts = useQueueEventCounts(queueId);
  const { mutate: switchHook } = useSwitchHook(queueId);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [removing, setRemoving] = useState<readonly QueueHook[] | null>(null);
  const [helping, setHelping] = useState(false);
  useHookActivityUpdates(queueId);

  const go = (part: Partial<HooksSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...part }) });
  const openModal = (hook: string, start: Pick<HooksSearch, 'on' | 'schema' | 'template'> = {}) =>
    go({ hook, ...start });
  const closeModal = () =>
    go({ hook: undefined, on: undefined, schema: undefined, template: undefined });

  const handleSwitch = (hook: QueueHook) => {
    // Space on the row must not do what the switch itself refuses.
    if (!hook.enabled && hook.schema.version === null) return;
    switchHook(
      { hookId: hook.id, enabled: !hook.enabled },
      {
        onError: (error) =>
          notifications.show({
            color: 'bad',
            message: t('switchFailed', { name: hookName(hook), reason: problemMessage(error) }),
          }),
      },
    );
  };
  const columns = useMemo(
    () => hookColumns({ t, queueId, all: allHooks.data?.items ?? [], onSwitch: handleSwitch }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- handleSwitch reads only stable things
    [t, queueId, allHooks.data],
  );

  const items = hooks.data?.items;
  const chosen = (items ?? []).filter((hook) => selected[String(hook.id)]);
  const isUntouched = search.q === '' && search.event === undefined;

  const handleRefresh = () => {
    void hooks.refetch();
    void allHooks.refetch();
    void counts.refetch();
  };
  const addButton = (
    <Button
      leftSection={<IconPlus size={16} stroke={1.5} />}
      onClick={() => openModal('new', { on: search.event })}
    >
      {t('add')}
    </Button>
  );

  return (
    <>
      <LifeCycleStrip
        hooks={allHooks.data?.items ?? []}
        counts={counts.data}
        active={search.event}
        onFilter={(event: QueueEventName | undefined) => go({ event, page: 1 })}
        onAdd={(event) => openModal('new', { on: event })}
      />
      <Toolbar
        actions={
          <>
            {chosen.length > 0 && (
              <>
                <span role="status">{t('common:table.selected', { count: chosen.length })}</span>
                <Tooltip label={t('removeTip', { count: chosen.length })}>
                  <Button
                    variant="default"
                    color="bad"
                    leftSection={<IconTrash size={16} stroke={1.5} />}
                    onClick={() => setRemoving(chosen)}
                  >
                    {t('remove', { count: chosen.length })}
                  </Button>
                </Tooltip>
              </>
            )}
            <Button variant="subtle" onClick={() => setHelping(true)}>
              {t('help.link')}
            </Button>
            <RefreshButton busy={hooks.isRefetching} onRefresh={handleRefresh} />
            {addButton}
          </>
        }
      >
        <SearchBox label={t('search')} value={search.q} onSearch={address.setSearch} />
        {search.event !== undefined && (
          <Tooltip label={t('clearFilter')}>
            <Button
              variant="light"
              rightSection={<IconX size={14} stroke={1.5} />}
              onClick={() => go({ event: undefined, page: 1 })}
            >
              {t('filteredBy', { event: eventLabel(`queue.${search.event}`) })}
            </Button>
          </Tooltip>
        )}
      </Toolbar>
      <DataTable
        label={t('label', { queue: queue.data?.name ?? queueId })}
        columns={columns}
        rows={items}
        rowId={(hook) => String(hook.id)}
        rowName={hookName}
        error={hooks.error}
        onRetry={() => void hooks.refetch()}
        stale={hooks.isPlaceholderData}
        sort={search.sort}
        onSort={address.setSort}
        selection={{ ids: selected, onChange: setSelected }}
        onOpen={(hook) => openModal(String(hook.id))}
        onToggle={handleSwitch}
        onDelete={(hook) => setRemoving([hook])}
        rowActions={(hook) => (
          <RowActions
            name={hookName(hook)}
            onEdit={() => openModal(String(hook.id))}
            onDelete={() => setRemoving([hook])}
          />
        )}
        empty={
          search.page > 1 ? (
            <PastEnd page={search.page} onFirst={() => address.setPage(1)} />
          ) : isUntouched ? (
            <HooksEmpty
              addButton={addButton}
              onTemplate={(template, schema) =>
                openModal('new', { on: template.key, schema, template: template.key })
              }
            />
          ) : (
            <ListEmpty q={search.q} title={t('common:state.noneMatchFilters')} />
          )
        }
      />
      <PagingFooter
        summary={(count) => t('count', { count })}
        page={search.page}
        size={search.size}
        list={hooks.data}
        onPage={address.setPage}
        onSize={address.setSize}
      />
      {search.hook !== undefined && queue.data !== undefined && (
        <HookModal queue={queue.data} search={search} counts={counts.data} onClose={closeModal} />
      )}
      {helping && queue.data !== undefined && (
        <EventHelp
          queueType={queue.data.type}
          event={search.event}
          onClose={() => setHelping(false)}
        />
      )}
      {removing && (
        <DeleteHooksDialog
          queueId={queueId}
          hooks={removing}
          onClose={() => setRemoving(null)}
          onDeleted={() => setSelected({})}
        />
      )}
    </>
  );
}
