import type { RunSummary } from '@hookline/contracts';
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { firstReplay, ReplayFields } from './ReplayFields';
import { useReplayRun } from './run-actions.api';
import classes from './RunActions.module.css';

interface ReplayRunDialogProps {
  readonly run: RunSummary;
  readonly onClose: () => void;
  /** With the id of the new run. */
  readonly onReplayed: (runId: string) => void;
}

/** Runs the same event again as a run of its own. */
export function ReplayRunDialog({ run, onClose, onReplayed }: ReplayRunDialogProps) {
  useReturnFocus();
  const { t } = useTranslation(['run-actions', 'common']);
  const replay = useReplayRun(run.id);
  const [how, setHow] = useState(firstReplay);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('replay.title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p className={classes.text}>{t('replay.text', { name: run.schema.name })}</p>
      <ReplayFields value={how} onChange={setHow} />
      {!how.dry && <ProblemNote tone="warn">{t('replay.realWarning')}</ProblemNote>}
      {replay.error !== null && <ProblemNote>{problemMessage(replay.error)}</ProblemNote>}
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          loading={replay.isPending}
          onClick={() => replay.mutate(how, { onSuccess: ({ id }) => onReplayed(id) })}
        >
          {t(how.dry ? 'replay.actionDry' : 'replay.actionReal')}
        </Button>
      </Group>
    </Modal>
  );
}
