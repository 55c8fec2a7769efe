import type { FlowGraph, RollbackInput } from '@hookline/contracts';
import { useMutation } from '@tanstack/react-query';
import type { DraftSaver } from './draft-saver';
import { useEditorStore } from './EditorContext';
import { useRollback } from './flow-editor.api';

interface RollingBack {
  readonly rollback: RollbackInput;
  /** The graph of that version when it is to be the draft as well. */
  readonly draft: FlowGraph | null;
}

/**
 * Publishes an older version again and, if wanted, makes it the draft. Rules:
 *
 * 1. The draft comes first: the server then sees that the new version is the draft, and lists do
 *    not tell of changes that are none.
 * 2. It is saved as every edit is, based on the revision that was read. When somebody else saved
 *    meanwhile, the editor asks whose draft counts; what runs is rolled back all the same.
 * 3. A rollback that is refused leaves the draft as it was.
 */
export function useRollingBack(schemaId: string, saver: DraftSaver) {
  const store = useEditorStore();
  const rollback = useRollback(schemaId);
  return useMutation({
    mutationFn: async ({ rollback: input, draft }: RollingBack) => {
      if (draft !== null) {
        store.getState().edit(() => draft);
        await saver.flush();
      }
      try {
        return await rollback.mutateAsync(input);
      } catch (error) {
        const { history, undo } = store.getState();
        if (history.present === draft) undo();
        throw error;
      }
    },
  });
}
