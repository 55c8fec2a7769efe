import type { BulkAction } from '@hookline/contracts';
import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconPlayerStop, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FailedState } from '../../ui/FailedState';
import { formatCount, formatDuration } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import { useBulkAction, useStopBulk, type BulkObject } from './bulk-actions.api';
import classes from './BulkActions.module.css';

interface BulkProgressProps {
  readonly object: BulkObject;
  readonly id: string;
  /** Lists to read again as it goes. */
  readonly refreshes: readonly string[];
  readonly onClose: () => void;
}

/** A bulk action under way: how far, how fast, how long still, and a way to stop it. */
export function BulkProgress({ object, id, refreshes, onClose }: BulkProgressProps) {
  const { t } = useTranslation('bulk-actions');
  const bulk = useBulkAction(object, id);
  const stop = useStopBulk(object, id);
  const queryClient = useQueryClient();
  const { data } = bulk;
  const handled = data === undefined ? 0 : data.done + data.failed;

  // What the action did is not in the lists that are shown until they are read again.
  const roots = refreshes.join(' ');
  useEffect(() => {
    for (const root of roots.split(' ')) {
      void queryClient.invalidateQueries({ queryKey: [root] });
    }
  }, [queryClient, roots, handled, data?.status]);

  if (data === undefined) {
    return bulk.isError ? (
      <div className={classes.progress}>
        <FailedState error={bulk.error} onRetry={() => void bulk.refetch()} />
      </div>
    ) : null;
  }
  const isRunning = data.status === 'running';
  const share = (count: number) => (data.total === 0 ? 0 : (count / data.total) * 100);
  return (
    <section className={classes.progress} aria-label={t('progress.title')}>
      <div className={classes.head}>
        <StatusBadge
          status={isRunning ? 'running' : data.status === 'completed' ? 'completed' : 'cancelled'}
          label={t(`progress.${data.action}.${data.status}`)}
        />
        <span role="status">{factsOf(data, t)}</span>
        <span className={classes.space} />
        {isRunning ? (
          <Button
            variant="default"
            loading={stop.isPending}
            leftSection={<IconPlayerStop size={16} stroke={1.5} />}
            onClick={() => stop.mutate()}
          >
            {t('progress.stop')}
          </Button>
        ) : (
          <ActionIcon size={28} aria-label={t('progress.close')} onClick={onClose}>
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        )}
      </div>
      <Progress.Root size={4}>
        <Progress.Section value={share(data.done)} aria-label={t('progress.doneShare')} />
        <Progress.Section
          value={share(data.failed)}
          color="bad"
          aria-label={t('progress.failedShare')}
        />
      </Progress.Root>
      {data.problems.length > 0 && (
        <ul className={classes.problems}>
          {data.problems.map((problem) => (
            <li key={problem.id}>
              <code>…{problem.id.slice(-6)}</code> {problem.message}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function factsOf(
  { done, failed, total, rate, status }: BulkAction,
  t: (key: string, values: Record<string, string | number>) => string,
): string {
  const left = total - done - failed;
  return [
    t('progress.done', { done: formatCount(done), total: formatCount(total) }),
    ...(failed > 0 ? [t('progress.failed', { failed: formatCount(failed) })] : []),
    ...(status === 'running'
      ? [
          t('progress.rate', { rate }),
          t('progress.left', { duration: formatDuration((left / rate) * 1_000) }),
        ]
      : []),
  ].join(' · ');
}
