import type { Member } from '@hookline/contracts';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../ui/data-column';
import { formatCount, formatPhone } from '../../ui/number-format';
import { Tag } from '../../ui/Tag';
import { TextButton } from '../../ui/TextButton';
import { TimeText } from '../../ui/TimeText';

interface MemberColumnsOptions {
  readonly t: TFunction<'members'>;
  readonly onOpen: (member: Member) => void;
}

/** Columns of the Members tab. */
export function memberColumns({ t, onOpen }: MemberColumnsOptions): readonly DataColumn<Member>[] {
  return [
    {
      id: 'name',
      header: t('column.name'),
      sortKey: 'name',
      grow: true,
      cell: (member) => (
        <TextButton onClick={() => onOpen(member)}>{member.name || t('noName')}</TextButton>
      ),
    },
    {
      id: 'number',
      header: t('column.number'),
      cell: ({ communications: [first, ...more] }) => (
        <>
          {first === undefined ? '–' : formatPhone(first.destination)}{' '}
          {more.length > 0 && <Tag>{t('moreNumbers', { count: more.length })}</Tag>}
        </>
      ),
    },
    {
      id: 'priority',
      header: t('column.priority'),
      sortKey: 'priority',
      align: 'end',
      cell: (member) => formatCount(member.priority),
    },
    {
      id: 'attempts',
      header: t('column.attempts'),
      sortKey: 'attempts',
      align: 'end',
      cell: (member) => formatCount(member.attempts),
    },
    {
      id: 'stop',
      header: t('column.stop'),
      sortKey: 'stop_cause',
      cell: (member) => (member.stop_cause === '' ? t('open') : <Tag>{member.stop_cause}</Tag>),
    },
    {
      id: 'created',
      header: t('column.created'),
      sortKey: 'created_at',
      cell: (member) => <TimeText value={member.created_at} style="date-time" />,
    },
  ];
}
