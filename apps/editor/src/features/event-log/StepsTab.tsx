import type { RunDetail } from '@hookline/contracts';
import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailedState } from '../../ui/FailedState';
import { MessageState } from '../../ui/MessageState';
import { formatDuration } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import type { EventTabProps } from './event-tab-props';
import { useRunsOf } from './events.api';
import classes from './DrawerList.module.css';

/** The runs the event started, step by step. */
export function StepsTab({ event, mask }: EventTabProps) {
  const { t } = useTranslation('event-log');
  const runs = useRunsOf(event.runs.map(({ id }) => id));
  if (runs.length === 0) return <MessageState title={t('steps.empty')} />;
  return (
    <ul className={classes.list}>
      {runs.map((run, index) => (
        <li key={event.runs[index]?.id} className={classes.item}>
          {run.isLoadingError && (
            <FailedState error={run.error} onRetry={() => void run.refetch()} />
          )}
          {run.isPending && <Skeleton height={80} />}
          {run.data && <RunSteps run={run.data} mask={mask} />}
        </li>
      ))}
    </ul>
  );
}

interface RunStepsProps {
  readonly run: RunDetail;
  readonly mask: EventTabProps['mask'];
}

function RunSteps({ run, mask }: RunStepsProps) {
  const { t } = useTranslation('event-log');
  return (
    <>
      <div className={classes.head}>
        <span className={classes.name}>
          {run.schema.name} {t('version', { version: run.schema.version })}
        </span>
        <StatusBadge status={run.status} />
      </div>
      {run.error !== null && <p className={classes.stepError}>{mask(run.error.message)}</p>}
      <ol className={classes.steps}>
        {run.steps.map((step) => (
          <li key={step.seq} className={classes.step}>
            <span>
              {step.nodeName || step.nodeId}
              {step.attempt > 1 && ` · ${t('steps.tries', { count: step.attempt })}`}
              {step.outlet !== null && ` · ${t('steps.outlet', { outlet: step.outlet })}`}
            </span>
            <span className={classes.duration}>{formatDuration(step.durationMs)}</span>
            <StatusBadge status={step.status} />
            {step.error !== null && (
              <span className={classes.stepError}>{mask(step.error.message)}</span>
            )}
            {step.notes.map((note) => (
              <span key={note} className={classes.stepNote}>
                {mask(note)}
              </span>
            ))}
          </li>
        ))}
      </ol>
      <Button
        mt="sm"
        variant="default"
        renderRoot={(props) => <Link {...props} to="/runs/$runId" params={{ runId: run.id }} />}
      >
        {t('drawer.openRun')}
      </Button>
    </>
  );
}
