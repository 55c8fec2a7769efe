import type { Agent } from '@hookline/contracts';
import { Group } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../ui/data-column';
import { MonoId } from '../../ui/MonoId';
import { StatusBadge } from '../../ui/StatusBadge';
import { TextButton } from '../../ui/TextButton';
import { TimeText } from '../../ui/TimeText';
import { AgentNoticesButton } from './AgentNoticesButton';

interface AgentColumnsOptions {
  readonly t: TFunction<'agents'>;
  /** Missing where the person may not change agents. */
  readonly onEdit?: (agent: Agent) => void;
  readonly onNotices: (agent: Agent) => void;
}

/** The columns of the table of agents. */
export function agentColumns(options: AgentColumnsOptions): readonly DataColumn<Agent>[] {
  const { t, onEdit, onNotices } = options;
  return [
    {
      id: 'name',
      header: t('column.name'),
      sortKey: 'name',
      cell: (agent) =>
        onEdit ? <TextButton onClick={() => onEdit(agent)}>{agent.name}</TextButton> : agent.name,
    },
    {
      id: 'extension',
      header: t('column.extension'),
      sortKey: 'extension',
      cell: (agent) => agent.extension || '–',
    },
    {
      id: 'team',
      header: t('column.team'),
      sortKey: 'team',
      cell: (agent) => agent.team?.name ?? '–',
    },
    {
      id: 'email',
      header: t('column.email'),
      grow: true,
      cell: (agent) => <span title={agent.email}>{agent.email || '–'}</span>,
    },
    {
      id: 'status',
      header: t('column.status'),
      sortKey: 'status',
      cell: (agent) => (
        <Group gap={8} wrap="nowrap">
          <StatusBadge status={agent.status} />
          {agent.status_comment !== '' && <span>{agent.status_comment}</span>}
        </Group>
      ),
    },
    {
      id: 'since',
      header: t('column.since'),
      sortKey: 'last_status_change',
      cell: (agent) => <TimeText value={agent.last_status_change} style="date-time" />,
    },
    {
      id: 'notices',
      header: t('column.notices'),
      cell: (agent) => <AgentNoticesButton agent={agent} onOpen={() => onNotices(agent)} />,
    },
    {
      id: 'id',
      header: t('column.id'),
      align: 'end',
      cell: (agent) => <MonoId id={agent.id} copyLabel={t('copyId', { name: agent.name })} />,
    },
  ];
}
