import { useBlocker } from '@tanstack/react-router';

interface LeaveBlockerOptions {
  /** Whether something was entered that leaving would lose. */
  readonly dirty: boolean;
  /** Whether this way is the form's own, after a save or a question of its own; default: none is. */
  readonly isOwnWay?: (way: Way) => boolean;
}

/** A way from one address to another. */
interface Way {
  /** Went by the page itself, not by Back and Forward of the browser. */
  readonly isByPage: boolean;
  readonly isOnSamePage: boolean;
}

/** Holds back whoever would leave what is not saved; the browser itself asks before a reload. */
export function useLeaveBlocker({ dirty, isOwnWay = noWay }: LeaveBlockerOptions) {
  return useBlocker({
    shouldBlockFn: ({ action, current, next }) =>
      dirty &&
      !isOwnWay({
        isByPage: action === 'PUSH' || action === 'REPLACE',
        isOnSamePage: next.pathname === current.pathname,
      }),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
}

const noWay = () => false;
