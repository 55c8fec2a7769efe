import type { RunSummary } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { eventLabel } from '../../i18n/event-label';
import type { DataColumn } from '../../ui/data-column';
import { maskWithin } from '../../ui/mask-contact';
import { formatCount, formatDuration } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import { Tag } from '../../ui/Tag';
import { TimeText } from '../../ui/TimeText';
import { ContactCell } from '../event-log/ContactCell';
import classes from './Runs.module.css';

/** Columns of the list of runs. */
export function runColumns(t: TFunction<['runs', 'common']>): readonly DataColumn<RunSummary>[] {
  return [
    {
      id: 'time',
      header: t('column.time'),
      cell: ({ id, created_at }) => (
        <Link to="/runs/$runId" params={{ runId: id }}>
          <TimeText value={created_at} style="date-time" />
        </Link>
      ),
    },
    {
      id: 'schema',
      header: t('column.schema'),
      grow: true,
      cell: (run) => (
        <span className={classes.schema}>
          <span className={classes.name} title={run.schema.name}>
            {run.schema.name}
          </span>
          <Tag>
            {run.draft_revision === null
              ? t('version', { version: run.schema.version })
              : t('draft', { revision: run.draft_revision })}
          </Tag>
          {run.dry && <Tag tone="wait">{t('dry')}</Tag>}
          {run.replay_of !== null && <Tag>{t('replay', { number: run.replay_no })}</Tag>}
          {run.parent !== null && <Tag>{t('subFlow')}</Tag>}
        </span>
      ),
    },
    {
      id: 'event',
      header: t('column.event'),
      cell: ({ event, queue }) => (
        <span className={classes.event} title={queue?.name}>
          {[eventLabel(event.type), queue?.name].filter(Boolean).join(' · ')}
        </span>
      ),
    },
    {
      id: 'contact',
      header: t('column.contact'),
      cell: ({ contact }) => <ContactCell contact={contact} />,
    },
    {
      id: 'status',
      header: t('column.status'),
      cell: ({ status, error, contact }) => (
        <span title={error === null ? undefined : maskWithin(error.message, contact)}>
          <StatusBadge status={status} />
        </span>
      ),
    },
    {
      id: 'steps',
      header: t('column.steps'),
      align: 'end',
      cell: ({ step_count: count }) => formatCount(count),
    },
    {
      id: 'duration',
      header: t('column.duration'),
      align: 'end',
      cell: ({ duration_ms: ms }) => (ms === null ? '–' : formatDuration(ms)),
    },
  ];
}
