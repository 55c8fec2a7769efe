import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import { useCallback, useState, type ReactNode } from 'react';

interface ReasonButtonProps extends ButtonProps {
  /** Why the button does nothing; null when it works. */
  readonly reason: string | null;
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
}

/**
 * A button that, while it is off, can still be reached and says why.
 *
 * 1. It stays the same element when the reason comes or goes, so that it keeps the focus.
 * 2. The reason is drawn within the dialog or page the button is in: whoever reads by landmarks
 *    finds it there.
 */
export function ReasonButton({ reason, children, onClick, type, ...rest }: ReasonButtonProps) {
  const [home, setHome] = useState<HTMLElement | null>(null);
  const findHome = useCallback((button: HTMLButtonElement | null) => {
    setHome(button?.closest<HTMLElement>('[role="dialog"], main') ?? null);
  }, []);
  return (
    <Tooltip
      label={reason}
      disabled={reason === null}
      events={{ hover: true, focus: true, touch: true }}
      portalProps={{ target: home ?? undefined }}
    >
      <Button
        {...rest}
        ref={findHome}
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
    </Tooltip>
  );
}
