import type { FlowSchemaSummary } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../ui/data-column';
import { formatCount } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import { TimeText } from '../../ui/TimeText';
import { schemaStatus } from './schema-status';

/** Columns of the list of flow schemas. */
export function schemaColumns(
  t: TFunction<'flow-schemas'>,
): readonly DataColumn<FlowSchemaSummary>[] {
  return [
    {
      id: 'name',
      header: t('column.name'),
      sortKey: 'name',
      grow: true,
      cell: (schema) => (
        <Link
          to="/flow-schemas/$schemaId"
          params={{ schemaId: schema.id }}
          title={schema.description || schema.name}
        >
          {schema.name}
        </Link>
      ),
    },
    {
      id: 'status',
      header: t('column.status'),
      sortKey: 'published_version',
      cell: (schema) => {
        const { status, version } = schemaStatus(schema);
        return <StatusBadge status={status} label={t(`status.${status}`, { version })} />;
      },
    },
    {
      id: 'type',
      header: t('column.type'),
      sortKey: 'type',
      cell: (schema) => t(`type.${schema.type}`),
    },
    {
      id: 'hooks',
      header: t('column.hooks'),
      sortKey: 'hook_count',
      align: 'end',
      cell: (schema) => formatCount(schema.hook_count),
    },
    {
      id: 'updated',
      header: t('column.updated'),
      sortKey: 'updated_at',
      cell: (schema) => <TimeText value={schema.updated_at} style="date-time" />,
    },
    {
      id: 'by',
      header: t('column.by'),
      cell: (schema) => schema.updated_by?.name ?? '–',
    },
  ];
}
