import type { Member } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { memberName } from './member-name';
import { useDeleteMember } from './members.api';

interface DeleteMemberDialogProps {
  readonly queueId: string;
  readonly member: Member;
  readonly onClose: () => void;
}

/** Asks before a member goes; on the page only while it asks, so that no answer outlives it. */
export function DeleteMemberDialog({ queueId, member, onClose }: DeleteMemberDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('members');
  const deleteMember = useDeleteMember(queueId);
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { name: memberName(member) })}
      confirmLabel={t('delete.action')}
      busy={deleteMember.isPending}
      error={deleteMember.error}
      onCancel={onClose}
      onConfirm={() => deleteMember.mutate(member.id, { onSuccess: onClose })}
    >
      {t('delete.text', {
        numbers: t('delete.numbers', { count: member.communications.length }),
        tries: t('delete.tries', { count: member.attempts }),
      })}
    </ConfirmDialog>
  );
}
