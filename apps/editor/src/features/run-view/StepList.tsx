import type { RunDetail } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../ui/number-format';
import { RunRelations } from './RunRelations';
import { StartedRuns } from './StartedRuns';
import { StepMark } from '../canvas/StepMark';
import { statusOf } from './paint-run';
import { stepTitle } from './step-title';
import classes from './StepList.module.css';

interface StepListProps {
  readonly run: RunDetail;
  readonly shown: number;
  readonly openSeq: number | null;
  readonly onOpen: (seq: number) => void;
}

/** The steps in their order: the story of the run, and the way through it without a mouse. */
export function StepList({ run, shown, openSeq, onOpen }: StepListProps) {
  const { t } = useTranslation('run-view');
  const { steps } = run;
  // The list of runs counts the same: steps that have ended.
  const notEnded = steps.length - run.step_count;
  return (
    <section className={classes.root} aria-label={t('steps.title')}>
      <h2 className={classes.heading}>
        {[
          t('steps.count', { count: run.step_count }),
          ...(notEnded > 0 ? [t('steps.notEnded', { count: notEnded })] : []),
        ].join(' · ')}
      </h2>
      <RunRelations run={run} />
      <StartedRuns run={run} />
      {run.error !== null && <p className={classes.error}>{run.error.message}</p>}
      {steps.length === 0 && <p className={classes.none}>{t('steps.none')}</p>}
      <ol className={classes.list}>
        {steps.map((step, index) => (
          <li key={step.seq}>
            <button
              type="button"
              className={classes.step}
              aria-current={step.seq === openSeq || undefined}
              data-later={index >= shown || undefined}
              onClick={() => onOpen(step.seq)}
            >
              <StepMark status={statusOf(step)} />
              <span className={classes.words}>
                <span className={classes.title}>{stepTitle(run.graph, step)}</span>
                <span className={classes.sub}>
                  {[
                    formatDuration(step.durationMs),
                    ...(step.outlet === null ? [] : [step.outlet]),
                    ...(step.attempt > 1 ? [t('try', { number: step.attempt })] : []),
                  ].join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
