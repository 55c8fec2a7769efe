import { integrationKinds, type Integration } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../ui/data-column';
import { formatCount } from '../../ui/number-format';
import { TimeText } from '../../ui/TimeText';
import { KindIcon } from './KindIcon';
import { LastTest } from './LastTest';
import classes from './Integration.module.css';

/** Columns of the list of connections. */
export function integrationColumns(
  t: TFunction<['integrations', 'common']>,
): readonly DataColumn<Integration>[] {
  return [
    {
      id: 'name',
      header: t('column.name'),
      sortKey: 'name',
      grow: true,
      cell: ({ id, name }) => (
        <Link to="/integrations/$integrationId" params={{ integrationId: id }} title={name}>
          {name}
        </Link>
      ),
    },
    {
      id: 'kind',
      header: t('column.kind'),
      sortKey: 'kind',
      cell: ({ kind }) => (
        <span className={classes.kind}>
          <KindIcon kind={kind} />
          {integrationKinds[kind].label}
        </span>
      ),
    },
    {
      id: 'usedBy',
      header: t('column.usedBy'),
      align: 'end',
      cell: ({ used_by }) => formatCount(used_by),
    },
    {
      id: 'lastTest',
      header: t('column.lastTest'),
      cell: ({ last_test }) => <LastTest test={last_test} />,
    },
    {
      id: 'changed',
      header: t('column.changed'),
      sortKey: 'updated_at',
      cell: ({ updated_at }) => <TimeText value={updated_at} style="date-time" />,
    },
  ];
}
