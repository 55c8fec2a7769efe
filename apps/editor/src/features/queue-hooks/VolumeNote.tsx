import type { QueueEventCounts } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { ProblemNote } from '../../ui/ProblemNote';
import type { HookForm } from './hook-form';

interface VolumeNoteProps {
  readonly form: HookForm;
  readonly counts: QueueEventCounts | undefined;
}

/** Fewer events than this a day are nothing to warn of. */
const busyPerDay = 100;

/** Before a hook without conditions is saved on a busy queue: how many runs that means. */
export function VolumeNote({ form, counts }: VolumeNoteProps) {
  const { t } = useTranslation('hooks');
  if (form.event === null || !form.enabled || form.conditions !== null) return null;
  const count = counts?.counts[form.event] ?? 0;
  if (count < busyPerDay) return null;
  return (
    <ProblemNote tone="warn">
      {t('modal.volume', { count, event: eventLabel(`queue.${form.event}`) })}
    </ProblemNote>
  );
}
