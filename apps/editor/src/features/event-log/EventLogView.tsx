import type { EventSummary } from '@hookline/contracts';
import { UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { knownTotal } from '../../api/list-search';
import { eventLabel } from '../../i18n/event-label';
import { DataTable } from '../../ui/DataTable';
import { ListEmpty } from '../../ui/ListEmpty';
import { formatNo } from '../../ui/number-format';
import { PagingFooter } from '../../ui/PagingFooter';
import { RefreshButton } from '../../ui/RefreshButton';
import { SearchBox } from '../../ui/SearchBox';
import { Toolbar } from '../../ui/Toolbar';
import { EventDrawer } from './EventDrawer';
import { LogFilters } from './LogFilters';
import { eventColumns } from './event-columns';
import type { EventLogSearch } from './event-log-search';
import { useEvents } from './events.api';
import { useLiveLog } from './useLiveLog';
import classes from './EventLog.module.css';

interface EventLogViewProps {
  readonly search: EventLogSearch;
  /** The queue whose log this is; null for the log of the domain. */
  readonly queueId: string | null;
  /** Draws the title with the live switch in it. */
  readonly renderTitle: (live: ReactNode) => ReactNode;
}

/** Rows younger than this when they were fetched light up for a moment. */
const newMs = 2_500;

/** Events with filters, live rows, and one of them in a drawer. */
export function EventLogView({ search, queueId, renderTitle }: EventLogViewProps) {
  const { t } = useTranslation('event-log');
  const navigate = useNavigate();
  const [playing, setPlaying] = useState(true);
  const showing = playing && search.page === 1;
  const scoped = queueId === null ? search : { ...search, queue: [queueId] };
  const events = useEvents(scoped);
  const live = useLiveLog({ queueId, showing });

  const go = (part: Partial<EventLogSearch>, replace = false) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...part }), replace });
  const filter = (part: Partial<EventLogSearch>) => go({ ...part, page: 1 });
  const open = (event: EventSummary) => go({ open: event.id }, search.open !== undefined);
  const withQueue = queueId === null;
  const columns = useMemo(
    () => eventColumns({ t, withQueue, onOpen: open }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- open differs only in push or replace
    [t, withQueue],
  );

  const handlePlay = () => {
    if (!playing) live.catchUp();
    setPlaying(!playing);
  };
  const liveSwitch = (
    <>
      <UnstyledButton
        className={classes.live}
        aria-pressed={playing}
        aria-label={t(playing ? 'pause' : 'resume')}
        onClick={handlePlay}
      >
        {playing ? (
          <IconPlayerPlay size={13} stroke={2} aria-hidden />
        ) : (
          <IconPlayerPause size={13} stroke={2} aria-hidden />
        )}
        {t(playing ? 'live' : 'paused')}
      </UnstyledButton>
      <span>{t('rate', { rate: live.rate.toFixed(1) })}</span>
      {!showing && live.waiting > 0 && (
        <button
          type="button"
          className={classes.waiting}
          onClick={() => {
            live.catchUp();
            go({ page: 1 });
          }}
        >
          {t('waiting', { count: live.waiting })}
        </button>
      )}
    </>
  );

  const { data } = events;
  const total = knownTotal(search, data);
  const isFiltered = [search.type, search.status, search.schema, search.hook, search.key].some(
    (values) => values !== undefined,
  );
  const isNew = (event: EventSummary) => {
    const age = events.dataUpdatedAt - Date.parse(event.received_at);
    return showing && age >= 0 && age < newMs;
  };

  return (
    <>
      {renderTitle(liveSwitch)}
      <Toolbar
        actions={<RefreshButton busy={events.isFetching} onRefresh={() => void events.refetch()} />}
      >
        <SearchBox
          label={t('search')}
          value={search.q}
          width={320}
          onSearch={(q) => go({ q, page: 1 }, true)}
        />
        <LogFilters search={search} withQueue={withQueue} onChange={filter} />
      </Toolbar>
      <div className={classes.summary} role="status">
        {data !== undefined && (
          <span>
            {total === undefined
              ? t('foundMore', { count: data.items.length })
              : t('found', { count: total })}{' '}
            · {t('took', { ms: Math.max(1, Math.round(data.tookMs)) })}
          </span>
        )}
      </div>
      <DataTable
        label={t('label')}
        columns={columns}
        rows={data?.items}
        rowId={(event) => event.id}
        rowName={(event) => t('rowName', { event: eventLabel(event.type), no: formatNo(event.no) })}
        error={events.error}
        onRetry={() => void events.refetch()}
        stale={events.isPlaceholderData}
        activeId={search.open}
        isNew={isNew}
        onOpen={open}
        openOnClick
        empty={
          <ListEmpty
            q={search.q}
            title={
              isFiltered
                ? t('common:state.noneMatchFilters')
                : search.period === 'all'
                  ? t('empty')
                  : t('emptyPeriod')
            }
            text={
              isFiltered
                ? t('common:state.noneMatchHint')
                : search.period === 'all'
                  ? t('emptyText')
                  : t('emptyPeriodText')
            }
          />
        }
      />
      <PagingFooter
        summary={(count) => t('found', { count })}
        page={search.page}
        size={search.size}
        list={data}
        onPage={(page) => go({ page })}
        onSize={(size) => go({ size, page: 1 })}
      />
      {search.open !== undefined && (
        <EventDrawer
          eventId={search.open}
          tab={search.tab}
          onTab={(tab) => go({ tab }, true)}
          onClose={() => go({ open: undefined, tab: undefined })}
        />
      )}
    </>
  );
}
