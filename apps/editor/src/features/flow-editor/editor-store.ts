import type { FlowGraph } from '@hookline/contracts';
import { createStore, type StoreApi } from 'zustand';
import type { CanvasSelection } from '../canvas/canvas-mapping';
import {
  recordEdit,
  redoEdit,
  startHistory,
  undoEdit,
  type DocumentHistory,
} from './document-history';

/** Where the node panel should put the focus: a param, a settings field, an outlet; empty: first. */
export interface FieldJump {
  readonly nodeId: string;
  readonly field: string;
  /** Every jump is a new one, also to the same field. */
  readonly nonce: number;
}

export interface EditorState {
  readonly history: DocumentHistory<FlowGraph>;
  readonly selection: CanvasSelection;
  /** The form of the selected node is open. */
  readonly panelOpen: boolean;
  readonly jump: FieldJump | null;
}

export interface EditorActions {
  /** Puts an edited document in place of the present one; edits with one key in a row are one. */
  readonly edit: (change: (graph: FlowGraph) => FlowGraph, mergeKey?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Another document altogether: reloaded, rolled back. Forgets the history. */
  readonly replace: (graph: FlowGraph) => void;
  readonly select: (selection: Partial<CanvasSelection>) => void;
  readonly openPanel: (nodeId: string, field?: string) => void;
  readonly closePanel: () => void;
}

export type EditorStore = StoreApi<EditorState & EditorActions>;

const nothing: ReadonlySet<string> = new Set();
export const emptySelection: CanvasSelection = { nodeIds: nothing, edgeIds: nothing };

/** The document of one open editor with its history, and what is selected in it. */
export function createEditorStore(
  graph: FlowGraph,
  now: () => number = () => Date.now(),
): EditorStore {
  return createStore<EditorState & EditorActions>()((set) => ({
    history: startHistory(graph),
    selection: emptySelection,
    panelOpen: false,
    jump: null,
    edit: (change, mergeKey) =>
      set(({ history }) => ({
        history: recordEdit(history, change(history.present), { mergeKey, at: now() }),
      })),
    undo: () => set(({ history }) => ({ history: undoEdit(history) })),
    redo: () => set(({ history }) => ({ history: redoEdit(history) })),
    replace: (next) =>
      set({
        history: startHistory(next),
        selection: emptySelection,
        panelOpen: false,
        jump: null,
      }),
    select: (selection) => set({ selection: { ...emptySelection, ...selection } }),
    openPanel: (nodeId, field) =>
      set((state) => ({
        selection: { ...emptySelection, nodeIds: new Set([nodeId]) },
        panelOpen: true,
        jump:
          field === undefined ? state.jump : { nodeId, field, nonce: (state.jump?.nonce ?? 0) + 1 },
      })),
    closePanel: () => set({ panelOpen: false }),
  }));
}
