import type { Calendar } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { useDeleteCalendar } from './calendars.api';

interface DeleteCalendarDialogProps {
  readonly calendar: Calendar;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a calendar goes; one in use stays and says by what. */
export function DeleteCalendarDialog({ calendar, onClose, onDeleted }: DeleteCalendarDialogProps) {
  const { t } = useTranslation('calendars');
  const deleteCalendar = useDeleteCalendar();
  return (
    <DeleteDialog
      title={t('delete.title', { name: calendar.name })}
      confirmLabel={t('delete.action')}
      usersLabel={t('delete.users')}
      busy={deleteCalendar.isPending}
      error={deleteCalendar.error}
      onClose={onClose}
      onConfirm={() => deleteCalendar.mutate(calendar.id, { onSuccess: onDeleted })}
    >
      {t('delete.text')}
    </DeleteDialog>
  );
}
