import { createContext } from 'react';

/** Where on the screen a picker opens. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What a card, an edge or a note may ask of the page around the canvas. */
export interface CanvasActions {
  readonly readOnly: boolean;
  readonly onAddAfter: (nodeId: string, outlet: string, at: ScreenPoint) => void;
  readonly onInsert: (edgeId: string, at: ScreenPoint) => void;
  readonly onNoteText: (noteId: string, text: string) => void;
}

const nothing = () => undefined;

export const CanvasActionsContext = createContext<CanvasActions>({
  readOnly: true,
  onAddAfter: nothing,
  onInsert: nothing,
  onNoteText: nothing,
});
