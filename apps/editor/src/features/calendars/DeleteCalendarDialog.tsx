import type { Calendar } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { UsersList } from '../../ui/UsersList';
import { useDeleteCalendar } from './calendars.api';

interface DeleteCalendarDialogProps {
  readonly calendar: Calendar;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a calendar goes; one in use stays and says by what. */
export function DeleteCalendarDialog({ calendar, onClose, onDeleted }: DeleteCalendarDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('calendars');
  const deleteCalendar = useDeleteCalendar();
  const { error } = deleteCalendar;
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { name: calendar.name })}
      confirmLabel={t('delete.action')}
      busy={deleteCalendar.isPending}
      error={error}
      onCancel={onClose}
      onConfirm={() => deleteCalendar.mutate(calendar.id, { onSuccess: onDeleted })}
    >
      {t('delete.text')}
      <UsersList label={t('delete.users')} users={error instanceof ApiProblem ? error.users : []} />
    </ConfirmDialog>
  );
}
