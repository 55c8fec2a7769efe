import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ReasonButton } from './ReasonButton';

interface AddButtonProps {
  /** Why nothing can be added; null, the default, when it can. */
  readonly reason?: string | null;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** The main action of a list: one more of its things. */
export function AddButton({ reason = null, onClick, children }: AddButtonProps) {
  return (
    <ReasonButton
      leftSection={<IconPlus size={16} stroke={1.5} />}
      reason={reason}
      onClick={onClick}
    >
      {children}
    </ReasonButton>
  );
}
