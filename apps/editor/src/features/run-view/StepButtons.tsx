import type { FlowGraph, StepRecord } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../ui/number-format';
import { StepMark } from '../canvas/StepMark';
import { statusOf } from './paint-run';
import { stepTitle } from './step-title';
import classes from './StepList.module.css';

interface StepButtonsProps {
  readonly graph: Pick<FlowGraph, 'nodes'>;
  readonly steps: readonly StepRecord[];
  /** How many have happened, as far as is shown. */
  readonly shown: number;
  readonly openSeq: number | null;
  readonly onOpen: (seq: number) => void;
}

/** Steps in their order, each a button that opens it. */
export function StepButtons({ graph, steps, shown, openSeq, onOpen }: StepButtonsProps) {
  const { t } = useTranslation('run-view');
  return (
    <ol className={classes.list}>
      {steps.map((step, index) => (
        <li key={step.seq}>
          <button
            type="button"
            className={classes.step}
            aria-current={step.seq === openSeq || undefined}
            data-opens={`step ${step.seq}`}
            data-later={index >= shown || undefined}
            onClick={() => onOpen(step.seq)}
          >
            <StepMark status={statusOf(step)} />
            <span className={classes.words}>
              <span className={classes.title}>{stepTitle(graph, step)}</span>
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
  );
}
