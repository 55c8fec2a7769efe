import type { Queue, QueueEventCounts } from '@hookline/contracts';
import { Modal, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailedState } from '../../ui/FailedState';
import { useFlowSchema } from '../flow-schemas/flow-schemas.api';
import { HookFields } from './HookFields';
import { newHookForm, toHookForm, type HookForm } from './hook-form';
import { findHookTemplate } from './hook-templates';
import type { HooksSearch } from './hooks-search';
import { useQueueHook } from './queue-hooks.api';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface HookModalProps {
  readonly queue: Queue;
  readonly search: HooksSearch;
  readonly counts: QueueEventCounts | undefined;
  readonly onClose: () => void;
}

/** Adds or edits a hook; what it shows is in the address, so a link opens it. */
export function HookModal({ queue, search, counts, onClose }: HookModalProps) {
  useReturnFocus();
  const { t } = useTranslation(['hooks', 'common']);
  const hookId = search.hook === 'new' ? null : (search.hook ?? null);
  const hook = useQueueHook(queue.id, hookId);
  const startSchema = useFlowSchema(hookId === null ? search.schema : undefined);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const handleClose = () => (dirty ? setAsking(true) : onClose());

  const saved = hook.data === undefined ? null : toHookForm(hook.data);
  const isReady = hookId === null ? !startSchema.isLoading : saved !== null;
  const initial = saved ?? startForm(search, startSchema.data);
  const error = hook.error ?? startSchema.error;

  return (
    <>
      <Modal
        opened
        onClose={handleClose}
        title={t(hookId === null ? 'modal.addTitle' : 'modal.editTitle')}
        size={600}
        closeButtonProps={{ 'aria-label': t('modal.close') }}
      >
        {error !== null && <FailedState error={error} />}
        {error === null && !isReady && (
          <Stack gap={16} aria-label={t('modal.loading')}>
            <Skeleton height={34} />
            <Skeleton height={34} />
            <Skeleton height={34} />
          </Stack>
        )}
        {error === null && isReady && (
          <HookFields
            key={search.hook}
            queue={queue}
            hookId={hook.data?.id ?? null}
            initial={initial}
            saved={saved}
            isTemplate={search.template !== undefined}
            counts={counts}
            onDirty={setDirty}
            onClose={handleClose}
            onSaved={onClose}
          />
        )}
      </Modal>
      <ConfirmDialog
        opened={asking}
        title={t('common:dirty.title')}
        confirmLabel={t('common:action.discard')}
        cancelLabel={t('common:action.keepEditing')}
        onConfirm={onClose}
        onCancel={() => setAsking(false)}
      >
        {t('common:dirty.text')}
      </ConfirmDialog>
    </>
  );
}

function startForm(
  search: HooksSearch,
  schema: { id: string; name: string; published_version: number | null } | undefined,
): HookForm {
  const template = findHookTemplate(search.template);
  return {
    ...newHookForm,
    event: search.on ?? null,
    conditions: template?.conditions ?? null,
    schema:
      schema === undefined
        ? null
        : { id: schema.id, name: schema.name, version: schema.published_version },
    enabled: schema === undefined || schema.published_version !== null,
  };
}
