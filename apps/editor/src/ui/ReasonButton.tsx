import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface ReasonButtonProps extends ButtonProps {
  /** Why the button does nothing; null when it works. */
  readonly reason: string | null;
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
}

/** A button that, while it is off, can still be reached and says why. */
export function ReasonButton({ reason, children, onClick, type, ...rest }: ReasonButtonProps) {
  const button = (
    <Button
      {...rest}
      type={type ?? 'button'}
      data-disabled={reason === null ? undefined : true}
      aria-disabled={reason === null ? undefined : true}
      onClick={(event) => {
        if (reason === null) return onClick?.();
        event.preventDefault();
      }}
    >
      {children}
    </Button>
  );
  if (reason === null) return button;
  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
      {button}
    </Tooltip>
  );
}
