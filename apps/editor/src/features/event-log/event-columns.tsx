import type { EventSummary } from '@hookline/contracts';
import type { TFunction } from 'i18next';
import { eventLabel } from '../../i18n/event-label';
import type { DataColumn } from '../../ui/data-column';
import { formatDuration, formatNo } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import { TimeText } from '../../ui/TimeText';
import { ContactCell } from './ContactCell';
import { HandlerCell } from './HandlerCell';
import classes from './EventLog.module.css';

interface EventColumnsOptions {
  readonly t: TFunction<'event-log'>;
  readonly withQueue: boolean;
  readonly onOpen: (event: EventSummary) => void;
}

/** Columns of the event log. */
export function eventColumns(options: EventColumnsOptions): readonly DataColumn<EventSummary>[] {
  const { t, withQueue, onOpen } = options;
  const queueColumn: DataColumn<EventSummary> = {
    id: 'queue',
    header: t('column.queue'),
    cell: (event) => (
      <span className={classes.queue} title={event.queue?.name}>
        {event.queue?.name ?? '–'}
      </span>
    ),
  };
  return [
    {
      id: 'time',
      header: t('column.time'),
      cell: (event) => (
        <button type="button" className={classes.time} onClick={() => onOpen(event)}>
          <TimeText value={event.occurred_at} style="clock-ms" />
        </button>
      ),
    },
    {
      id: 'no',
      header: t('column.no'),
      align: 'end',
      cell: (event) => <span className={classes.mono}>{formatNo(event.no)}</span>,
    },
    {
      id: 'event',
      header: t('column.event'),
      cell: (event) => <span className={classes.event}>{eventLabel(event.type)}</span>,
    },
    ...(withQueue ? [queueColumn] : []),
    {
      id: 'contact',
      header: t('column.contact'),
      cell: (event) => <ContactCell contact={event.contact} />,
    },
    {
      id: 'handler',
      header: t('column.handler'),
      grow: true,
      cell: (event) => <HandlerCell event={event} />,
    },
    {
      id: 'status',
      header: t('column.status'),
      cell: (event) => <StatusBadge status={event.status} />,
    },
    {
      id: 'duration',
      header: t('column.duration'),
      align: 'end',
      cell: (event) => {
        const durations = event.runs.flatMap(({ duration_ms: ms }) => (ms === null ? [] : [ms]));
        return durations.length === 0 ? '–' : formatDuration(Math.max(...durations));
      },
    },
  ];
}
