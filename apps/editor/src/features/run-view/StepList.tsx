import type { RunDetail } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { maskWithin } from '../../ui/mask-contact';
import { RunRelations } from './RunRelations';
import { StartedRuns } from './StartedRuns';
import { StepButtons } from './StepButtons';
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
      {run.error !== null && (
        <p className={classes.error}>{maskWithin(run.error.message, run.contact)}</p>
      )}
      {steps.length === 0 && <p className={classes.none}>{t('steps.none')}</p>}
      <StepButtons
        graph={run.graph}
        steps={steps}
        shown={shown}
        openSeq={openSeq}
        onOpen={onOpen}
      />
    </section>
  );
}
