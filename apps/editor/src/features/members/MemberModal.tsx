import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditModal } from '../../ui/EditModal';
import { FailedState } from '../../ui/FailedState';
import { MemberFields } from './MemberFields';
import { useMember } from './members.api';

interface MemberModalProps {
  readonly queueId: string;
  /** Null adds a member. */
  readonly memberId: string | null;
  readonly onClose: () => void;
}

/** Adds or edits a member of a dialer. */
export function MemberModal({ queueId, memberId, onClose }: MemberModalProps) {
  const { t } = useTranslation(['members', 'common']);
  const member = useMember(queueId, memberId);
  const [dirty, setDirty] = useState(false);
  return (
    <EditModal
      title={t(memberId === null ? 'modal.addTitle' : 'modal.editTitle')}
      size={560}
      dirty={dirty}
      onClose={onClose}
    >
      {(close) => (
        <>
          {member.isLoadingError && (
            <FailedState error={member.error} onRetry={() => void member.refetch()} />
          )}
          {member.isLoading && <Skeleton height={200} />}
          {(memberId === null || member.data !== undefined) && (
            <MemberFields
              queueId={queueId}
              member={member.data ?? null}
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
