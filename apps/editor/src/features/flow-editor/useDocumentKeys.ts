import { useReactFlow } from '@xyflow/react';
import type { RefObject } from 'react';
import { noteCanvasId, noteIdOf } from '../canvas/canvas-mapping';
import { gridStep } from '../canvas/card-size';
import { glideMs } from '../canvas/glide-ms';
import { useEditorStore } from './EditorContext';
import { removeParts, shiftParts } from './flow-document';
import { copyNodes, pasteNodes } from './node-clipboard';
import { useEditorKeys } from './useEditorKeys';

interface DocumentKeysOptions {
  readonly readOnly: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onTest: () => void;
  /** Whether it took Escape for itself: a test is closed before anything else. */
  readonly onEscape: () => boolean;
}

/** What the keys of the editor do to its document. */
export function useDocumentKeys(options: DocumentKeysOptions): void {
  const { readOnly, searchRef, onTest } = options;
  const store = useEditorStore();
  const flow = useReactFlow();
  const ifEditable = (action: () => void) => () => {
    if (!readOnly) action();
  };
  useEditorKeys({
    onDelete: ifEditable(() => {
      const { selection, edit, select } = store.getState();
      const noteIds = new Set([...selection.nodeIds].flatMap((id) => noteIdOf(id) ?? []));
      edit((graph) =>
        removeParts(graph, { nodeIds: selection.nodeIds, edgeIds: selection.edgeIds, noteIds }),
      );
      select({});
    }),
    onUndo: ifEditable(() => store.getState().undo()),
    onRedo: ifEditable(() => store.getState().redo()),
    onSelectAll: () => {
      const { history, select } = store.getState();
      const { nodes, notes } = history.present;
      const ids = [...nodes.map(({ id }) => id), ...notes.map(({ id }) => noteCanvasId(id))];
      select({ nodeIds: new Set(ids) });
    },
    onMove: (by) => {
      const { selection, edit } = store.getState();
      if (readOnly || selection.nodeIds.size === 0) return;
      const step = { x: by.x * gridStep, y: by.y * gridStep };
      edit((graph) => shiftParts(graph, selection.nodeIds, step), 'move');
    },
    onOpen: (nodeId) => store.getState().openPanel(nodeId, ''),
    onEscape: () => {
      if (options.onEscape()) return;
      const { panelOpen, selection, closePanel, select } = store.getState();
      const [first = focusedCard()] = selection.nodeIds;
      if (!panelOpen) return select({});
      closePanel();
      if (first !== undefined) focusCard(first);
    },
    onTest,
    onSearch: () => searchRef.current?.focus(),
    onCopy: () => {
      const { history, selection } = store.getState();
      return copyNodes(history.present, selection.nodeIds);
    },
    onPaste: (text) => {
      if (readOnly) return;
      const { history, edit, select } = store.getState();
      const pasted = pasteNodes(history.present, text);
      if (pasted === null) return;
      edit(() => pasted.graph);
      select({ nodeIds: pasted.canvasIds });
      void flow.fitView({ maxZoom: flow.getZoom(), duration: glideMs() });
    },
  });
}

/** React Flow lets go of the selection at Escape before the page hears of it. */
function focusedCard(): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? activeElement.dataset['id'] : undefined;
}

/** Back to where Enter opened the form. */
function focusCard(nodeId: string): void {
  const cards = document.querySelectorAll<HTMLElement>('.react-flow__node');
  const card = [...cards].find(({ dataset }) => dataset['id'] === nodeId);
  // React Flow takes the focus off the card in the next frame; ours has to come after it.
  requestAnimationFrame(() => requestAnimationFrame(() => card?.focus()));
}
