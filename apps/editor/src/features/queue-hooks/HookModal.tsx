import type { Queue, QueueEventCounts } from '@hookline/contracts';
import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditModal } from '../../ui/EditModal';
import { FailedState } from '../../ui/FailedState';
import { useFlowSchema } from '../flow-schemas/flow-schemas.api';
import { HookFields } from './HookFields';
import { newHookForm, type HookForm } from './hook-form';
import { findHookTemplate } from './hook-templates';
import type { HooksSearch } from './hooks-search';
import { useQueueHook } from './queue-hooks.api';

interface HookModalProps {
  readonly queue: Queue;
  readonly search: HooksSearch;
  readonly counts: QueueEventCounts | undefined;
  readonly onClose: () => void;
}

/** Adds or edits a hook; what it shows is in the address, so a link opens it. */
export function HookModal({ queue, search, counts, onClose }: HookModalProps) {
  const { t } = useTranslation(['hooks', 'common']);
  const hookId = search.hook === 'new' ? null : (search.hook ?? null);
  const hook = useQueueHook(queue.id, hookId);
  const startSchema = useFlowSchema(hookId === null ? search.schema : undefined);
  const [dirty, setDirty] = useState(false);

  const isReady = hookId === null ? !startSchema.isLoading : hook.data !== undefined;
  // A later refresh that fails must not take away what is being typed.
  const unread = [hook, startSchema].find(({ isLoadingError }) => isLoadingError);

  return (
    <EditModal
      title={t(hookId === null ? 'modal.addTitle' : 'modal.editTitle')}
      size={600}
      closeLabel={t('modal.close')}
      dirty={dirty}
      onClose={onClose}
    >
      {(close) => (
        <>
          {unread !== undefined && (
            <FailedState error={unread.error} onRetry={() => void unread.refetch()} />
          )}
          {unread === undefined && !isReady && (
            <Stack gap={16} aria-label={t('modal.loading')}>
              <Skeleton height={34} />
              <Skeleton height={34} />
              <Skeleton height={34} />
            </Stack>
          )}
          {unread === undefined && isReady && (
            <HookFields
              key={search.hook}
              queue={queue}
              hook={hook.data ?? null}
              initial={startForm(search, startSchema.data)}
              isTemplate={search.template !== undefined}
              counts={counts}
              onDirty={setDirty}
              onClose={close}
              onSaved={onClose}
            />
          )}
        </>
      )}
    </EditModal>
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
