import type { DeadLetter } from '@hookline/contracts';
import type { TFunction } from 'i18next';
import { eventLabel } from '../../i18n/event-label';
import type { DataColumn } from '../../ui/data-column';
import { formatNo } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import { TextButton } from '../../ui/TextButton';
import { TimeText } from '../../ui/TimeText';
import { statusLook } from './dead-letter-status';
import classes from './DeadLetters.module.css';

interface DeadLetterColumnsOptions {
  readonly t: TFunction<['dead-letters', 'common']>;
  readonly onOpen: (letter: DeadLetter) => void;
}

/** Columns of the list of dead letters. */
export function deadLetterColumns({
  t,
  onOpen,
}: DeadLetterColumnsOptions): readonly DataColumn<DeadLetter>[] {
  return [
    {
      id: 'time',
      header: t('column.time'),
      cell: (letter) => (
        <TextButton onClick={() => onOpen(letter)}>
          <TimeText value={letter.received_at} style="date-time" />
        </TextButton>
      ),
    },
    {
      id: 'no',
      header: t('column.no'),
      align: 'end',
      cell: ({ no }) => <span className={classes.mono}>{formatNo(no)}</span>,
    },
    {
      id: 'reason',
      header: t('column.reason'),
      grow: true,
      cell: ({ reason }) => <span title={reason}>{reason}</span>,
    },
    {
      id: 'event',
      header: t('column.event'),
      cell: ({ type }) => (type === '' ? '–' : eventLabel(type)),
    },
    {
      id: 'source',
      header: t('column.source'),
      cell: ({ source }) => (
        <span className={classes.source} title={source}>
          {source || '–'}
        </span>
      ),
    },
    {
      id: 'status',
      header: t('column.status'),
      cell: ({ status }) => (
        <StatusBadge status={statusLook[status]} label={t(`status.${status}`)} />
      ),
    },
  ];
}
