import { endedRunStatuses, type RunDetail } from '@hookline/contracts';
import { IconPlayerStop, IconPlayerTrackNext, IconRotate } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonButton } from '../../ui/ReasonButton';
import { useMay } from '../access/useMay';
import { CancelRunDialog } from './CancelRunDialog';
import { isResumable } from './is-resumable';
import { ReplayRunDialog } from './ReplayRunDialog';
import { ResumeRunDialog } from './ResumeRunDialog';

/** What one may do with a run: end it, let it go on, or run its event again. */
export function RunActions({ run }: { run: RunDetail }) {
  const { t } = useTranslation('run-actions');
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'cancel' | 'resume' | 'replay' | null>(null);
  const mayNotUpdate = useMay('run:update');
  const mayNotReplay = useMay('run:replay');
  const hasEnded = endedRunStatuses.includes(run.status);
  const close = () => setOpened(null);
  // It ended by itself: should it go on some day, nobody asks to cancel it.
  if (opened === 'cancel' && hasEnded) close();
  return (
    <>
      {!hasEnded && (
        <ReasonButton
          variant="default"
          leftSection={<IconPlayerStop size={16} stroke={1.5} />}
          reason={mayNotUpdate}
          onClick={() => setOpened('cancel')}
        >
          {t('cancel.open')}
        </ReasonButton>
      )}
      {isResumable(run.status) && (
        <ReasonButton
          variant="default"
          leftSection={<IconPlayerTrackNext size={16} stroke={1.5} />}
          reason={mayNotUpdate}
          onClick={() => setOpened('resume')}
        >
          {t('resume.open')}
        </ReasonButton>
      )}
      {hasEnded && (
        <ReasonButton
          variant="default"
          leftSection={<IconRotate size={16} stroke={1.5} />}
          reason={mayNotReplay}
          onClick={() => setOpened('replay')}
        >
          {t('replay.open')}
        </ReasonButton>
      )}
      {opened === 'cancel' && !hasEnded && <CancelRunDialog run={run} onClose={close} />}
      {opened === 'resume' && <ResumeRunDialog run={run} onClose={close} />}
      {opened === 'replay' && (
        <ReplayRunDialog
          run={run}
          onClose={close}
          onReplayed={(runId) => {
            close();
            void navigate({ to: '/runs/$runId', params: { runId } });
          }}
        />
      )}
    </>
  );
}
