import type { RetentionView, RunLimitsView } from '@hookline/contracts';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { RetentionForm } from './RetentionForm';
import { RunLimitsForm } from './RunLimitsForm';
import classes from './RunSettings.module.css';
import { useRetentionForm } from './useRetentionForm';
import { useRunLimitsForm } from './useRunLimitsForm';

interface RunSettingsProps {
  readonly limits: RunLimitsView;
  readonly retention: RetentionView;
  /** Why the person may change nothing; null when they may. */
  readonly forbidden: string | null;
}

/** Both forms; one question when the person leaves, whichever of them is not saved. */
export function RunSettings({ limits, retention, forbidden }: RunSettingsProps) {
  const limitsForm = useRunLimitsForm(limits);
  const retentionForm = useRetentionForm(retention);
  return (
    <div className={classes.root}>
      <UnsavedGuard dirty={limitsForm.isDirty || retentionForm.isDirty} />
      <RunLimitsForm state={limitsForm} forbidden={forbidden} />
      <RetentionForm state={retentionForm} forbidden={forbidden} />
    </div>
  );
}
