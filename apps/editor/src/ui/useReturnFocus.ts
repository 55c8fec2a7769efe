import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before the component came, when it goes: for dialogs that
 * are taken off the page rather than closed, which Mantine's own return does not see.
 */
export function useReturnFocus(): void {
  // Read while rendering: by the time of an effect the dialog's own field has taken the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
