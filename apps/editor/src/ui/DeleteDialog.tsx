import type { ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem';
import { ConfirmDialog } from './ConfirmDialog';
import { UsersList } from './UsersList';
import { useReturnFocus } from './useReturnFocus';

interface DeleteDialogProps {
  readonly title: string;
  /** Says what it does: "Delete list". */
  readonly confirmLabel: string;
  /** Above the names of what still uses the object, when the server refuses. */
  readonly usersLabel: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What will be gone, with numbers. */
  readonly children: ReactNode;
}

/** Asks before an object goes; one in use stays, and its users are named. */
export function DeleteDialog({ usersLabel, onClose, children, ...dialog }: DeleteDialogProps) {
  useReturnFocus();
  const users = dialog.error instanceof ApiProblem ? dialog.error.users : [];
  return (
    <ConfirmDialog {...dialog} opened onCancel={onClose}>
      {children}
      <UsersList label={usersLabel} users={users} />
    </ConfirmDialog>
  );
}
