import type { FlowSchema } from '@hookline/contracts';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { draftAfterRollback } from './draft-after-rollback';
import type { DraftSaver } from './draft-saver';
import { useEditorStore } from './EditorContext';
import { useVersion } from './flow-editor.api';
import { useRollingBack } from './useRollingBack';

interface RollbackDialogProps {
  readonly schema: FlowSchema;
  readonly saver: DraftSaver;
  readonly version: number;
  /** How many hooks would run the other version at once. */
  readonly hooks: number;
  readonly onClose: () => void;
  readonly onRolledBack: (draft: 'stored' | 'ours') => void;
}

/** Asks before an older version is published again, and what is to become of the draft. */
export function RollbackDialog(props: RollbackDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('flow-editor');
  const { schema, version } = props;
  const store = useEditorStore();
  const rollingBack = useRollingBack(schema.id, props.saver);
  const old = useVersion(schema.id, version);
  const left = useVersion(schema.id, schema.published_version);
  // As it was when the question was put: the answer changes it.
  const [draft] = useState(() => store.getState().history.present);
  const [ticked, setTicked] = useState<boolean | null>(null);
  const after = draftAfterRollback({
    ...{ source: schema.source, draft },
    ...{ left: left.data?.graph, old: old.data?.graph },
  });
  // Where nothing would be lost the draft goes along, or its next version brought all of it back.
  const newDraft = after.kind === 'choice' && (ticked ?? after.lost === 0) ? after.graph : null;

  const handleConfirm = () =>
    rollingBack.mutate(
      { rollback: { version, note: t('versions.rollbackNote', { version }) }, draft: newDraft },
      {
        onSuccess: () => {
          props.onClose();
          props.onRolledBack(newDraft === null ? 'stored' : 'ours');
        },
      },
    );

  return (
    <ConfirmDialog
      opened
      title={t('versions.rollbackTitle', { version })}
      confirmLabel={t('versions.rollbackConfirm', { version })}
      busy={rollingBack.isPending || old.isLoading || left.isLoading}
      error={rollingBack.error}
      onCancel={props.onClose}
      onConfirm={handleConfirm}
    >
      {t('versions.rollbackText', { version })} {t('publish.hooks', { count: props.hooks })}{' '}
      {after.kind === 'choice' ? (
        <Checkbox
          mt="md"
          label={t('versions.rollbackDraft.offer', { version })}
          description={
            newDraft === null
              ? t('versions.rollbackDraft.kept')
              : t('versions.rollbackDraft.replaced', { count: after.lost, version })
          }
          checked={newDraft !== null}
          disabled={rollingBack.isPending}
          onChange={(event) => setTicked(event.currentTarget.checked)}
        />
      ) : (
        t(`versions.rollbackDraft.${after.kind}`, { version })
      )}
    </ConfirmDialog>
  );
}
