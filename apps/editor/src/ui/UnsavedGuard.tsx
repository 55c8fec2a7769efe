import { UnsavedQuestion } from './UnsavedQuestion';
import { useLeaveBlocker } from './useLeaveBlocker';

/** Asks before the person walks away from what is not saved. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const blocker = useLeaveBlocker({ dirty });
  return (
    <UnsavedQuestion
      opened={blocker.status === 'blocked'}
      onDiscard={() => blocker.proceed?.()}
      onKeep={() => blocker.reset?.()}
    />
  );
}
