import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import type { TestedRun } from './tested-run';
import classes from './TestPanel.module.css';

/** How a run of a test ended, after how many steps and how long. */
export function TestOutcome({ run }: { readonly run: TestedRun }) {
  const { t } = useTranslation('flow-test');
  const { status, steps, duration_ms: durationMs } = run;
  const facts = [t('steps.count', { count: steps.length }), formatDuration(durationMs)];
  return (
    <p className={classes.outcome}>
      <StatusBadge
        status={status === 'cut' ? 'quarantined' : status}
        label={t(`status.${status}`)}
      />
      <span className={classes.facts}>{facts.join(' · ')}</span>
    </p>
  );
}
