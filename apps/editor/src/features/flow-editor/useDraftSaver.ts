import type { FlowDraft } from '@hookline/contracts';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import { DraftSaver } from './draft-saver';
import type { EditorStore } from './editor-store';
import { saveDraft } from './flow-editor.api';

/** Saves every change of the store's document; see `draft-saver.ts` for how. */
export function useDraftSaver(schemaId: string, draft: FlowDraft, store: EditorStore): DraftSaver {
  const [saver] = useState(
    () =>
      new DraftSaver({
        draft: { revision: draft.revision, savedAt: draft.saved_at },
        save: async (graph, revision) => {
          const saved = await saveDraft(schemaId, { graph, revision });
          return { revision: saved.revision, savedAt: saved.saved_at };
        },
        isConflict: (error) => error instanceof ApiProblem && error.status === 409,
      }),
  );

  useEffect(() => {
    const unsubscribe = store.subscribe((state, before) => {
      if (state.history.present !== before.history.present) saver.noteChange(state.history.present);
    });
    return () => {
      unsubscribe();
      void saver.flush();
    };
  }, [saver, store]);

  return saver;
}
