import type { EventSummary } from '@hookline/contracts';
import { useInViewport } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { knownTotal } from '../../api/list-search';
import { eventLabel } from '../../i18n/event-label';
import { DataTable } from '../../ui/DataTable';
import { ListEmpty } from '../../ui/ListEmpty';
import { formatCount, formatNo } from '../../ui/number-format';
import { PagingFooter } from '../../ui/PagingFooter';
import { PastEnd } from '../../ui/PastEnd';
import { RefreshButton } from '../../ui/RefreshButton';
import { SearchBox } from '../../ui/SearchBox';
import { Toolbar } from '../../ui/Toolbar';
import { EventDrawer } from './EventDrawer';
import { LogFilters } from './LogFilters';
import { eventColumns } from './event-columns';
import type { EventLogSearch } from './event-log-search';
import { useEvents } from './events.api';
import { LiveSwitch } from './LiveSwitch';
import { useHeldRows } from './useHeldRows';
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
  const [pointed, setPointed] = useState(false);
  const { ref: topRef, inViewport: topInView } = useInViewport();
  const newestPage = search.page === 1;
  const scoped = queueId === null ? search : { ...search, queue: [queueId] };
  const events = useEvents(scoped);
  const { rate } = useLiveLog({ queueId, reading: newestPage });
  // Nothing moves under the pointer, nor above what someone scrolled to.
  const held = newestPage && (!playing || pointed || !topInView);
  const shown = useHeldRows({
    latest: events.isPlaceholderData ? undefined : events.data?.items,
    held,
    search: JSON.stringify({ ...scoped, open: null, tab: null }),
  });
  const rows = events.isPlaceholderData ? events.data?.items : shown.rows;

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

  // A page that opens under a resting pointer is not yet looked at: only moving counts.
  const handlePointer = ({ movementX, movementY }: PointerEvent) => {
    if (movementX !== 0 || movementY !== 0) setPointed(true);
  };
  const liveSwitch = (
    <LiveSwitch
      playing={playing}
      rate={rate}
      waiting={shown.waiting}
      full={shown.full}
      onNewest={newestPage ? null : () => go({ page: 1 })}
      onPlay={() => setPlaying(!playing)}
      onCatchUp={shown.catchUp}
    />
  );

  const refresh = async () => {
    await events.refetch();
    shown.catchUp();
  };
  const { data } = events;
  const total = knownTotal(search, data);
  const passed = (search.page - 1) * search.size;
  const known = formatCount(passed + (data?.items.length ?? 0));
  const howMany =
    total !== undefined
      ? t('found', { count: total })
      : passed === 0
        ? t('foundFirst', { known })
        : t('foundLater', { from: formatCount(passed + 1), known });
  const { type, status, schema, hook, key, queue } = search;
  const isFiltered = [type, status, schema, hook, key, withQueue ? queue : undefined].some(
    (values) => values !== undefined,
  );
  const isNew = (event: EventSummary) => {
    const age = events.dataUpdatedAt - Date.parse(event.received_at);
    return !held && newestPage && age >= 0 && age < newMs;
  };

  return (
    <>
      {renderTitle(liveSwitch)}
      <Toolbar
        actions={<RefreshButton busy={events.isFetching} onRefresh={() => void refresh()} />}
      >
        <SearchBox
          label={t('search')}
          value={search.q}
          width={280}
          onSearch={(q) => go({ q, page: 1 }, true)}
        />
        <LogFilters search={search} withQueue={withQueue} onChange={filter} />
      </Toolbar>
      <div className={classes.summary} ref={topRef}>
        {data !== undefined && (
          <span>
            {[
              ...(data.items.length === 0 && !newestPage ? [] : [howMany]),
              t('took', { ms: Math.max(1, Math.round(data.tookMs)) }),
            ].join(' · ')}
          </span>
        )}
      </div>
      <div onPointerMove={handlePointer} onPointerLeave={() => setPointed(false)}>
        <DataTable
          label={t('label')}
          columns={columns}
          rows={rows}
          rowId={(event) => event.id}
          rowName={(event) =>
            t('rowName', { event: eventLabel(event.type), no: formatNo(event.no) })
          }
          error={events.error}
          onRetry={() => void events.refetch()}
          stale={events.isPlaceholderData}
          activeId={search.open}
          isNew={isNew}
          onOpen={open}
          openOnClick
          empty={
            newestPage ? (
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
            ) : (
              <PastEnd page={search.page} onFirst={() => go({ page: 1 })} />
            )
          }
        />
      </div>
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
