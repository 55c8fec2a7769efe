import type { QueueHook } from '@hookline/contracts';
import { describeRules } from '@hookline/engine';
import type { TFunction } from 'i18next';
import { eventLabel } from '../../i18n/event-label';
import type { DataColumn } from '../../ui/data-column';
import { formatDuration } from '../../ui/number-format';
import { TimeText } from '../../ui/TimeText';
import { HookCountLink } from './HookCountLink';
import { HookSchemaCell } from './HookSchemaCell';
import { OrderButtons } from './OrderButtons';
import { HookStateCell } from './HookStateCell';
import { isBehindLimit } from './is-behind-limit';
import classes from './HookCells.module.css';

interface HookColumnsOptions {
  readonly t: TFunction<'hooks'>;
  readonly queueId: string;
  /** Every hook of the queue: which ones share an event. */
  readonly all: readonly QueueHook[];
  readonly onSwitch: (hook: QueueHook) => void;
}

/** Columns of the Hooks tab. */
export function hookColumns(options: HookColumnsOptions): readonly DataColumn<QueueHook>[] {
  const { t, queueId, all, onSwitch } = options;
  return [
    {
      id: 'event',
      header: t('column.event'),
      sortKey: 'event',
      cell: (hook) => (
        <span className={classes.event}>
          {eventLabel(`queue.${hook.event}`)}
          <OrderButtons queueId={queueId} hook={hook} all={all} />
        </span>
      ),
    },
    {
      id: 'schema',
      header: t('column.schema'),
      sortKey: 'schema',
      grow: true,
      cell: (hook) => <HookSchemaCell schema={hook.schema} />,
    },
    {
      id: 'condition',
      header: t('column.condition'),
      cell: (hook) => {
        const words = hook.conditions === null ? '–' : describeRules(hook.conditions);
        return (
          <span className={classes.condition} title={words}>
            {words}
          </span>
        );
      },
    },
    {
      id: 'lastFired',
      header: t('column.lastFired'),
      cell: (hook) => <TimeText value={hook.activity?.last_fired_at} />,
    },
    {
      id: 'today',
      header: t('column.today'),
      align: 'end',
      cell: (hook) => <HookCountLink queueId={queueId} hook={hook} kind="fired" />,
    },
    {
      id: 'failed',
      header: t('column.failed'),
      align: 'end',
      cell: (hook) => <HookCountLink queueId={queueId} hook={hook} kind="failed" />,
    },
    {
      id: 'p95',
      header: t('column.p95'),
      align: 'end',
      cell: ({ activity }) =>
        activity === undefined || activity.p95_ms === null ? '–' : formatDuration(activity.p95_ms),
    },
    {
      id: 'enabled',
      header: t('column.state'),
      sortKey: 'enabled',
      cell: (hook) => (
        <HookStateCell
          hook={hook}
          isBehindLimit={isBehindLimit(all, hook)}
          onSwitch={() => onSwitch(hook)}
        />
      ),
    },
  ];
}
