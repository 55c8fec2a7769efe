import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EditorActions, EditorState, EditorStore } from './editor-store';

export const EditorContext = createContext<EditorStore | null>(null);

/** The store itself, for handlers that read the state when they run. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (store === null) throw new Error('No EditorContext around this component');
  return store;
}

/** A narrow slice of the editor's state. */
export function useEditor<Slice>(select: (state: EditorState & EditorActions) => Slice): Slice {
  return useStore(useEditorStore(), select);
}
