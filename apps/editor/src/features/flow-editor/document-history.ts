/**
 * Undo as a history of whole documents: they share what did not change, so a hundred of them cost
 * little, and every edit there will ever be can be undone.
 */
export interface DocumentHistory<Document> {
  readonly past: readonly Document[];
  readonly present: Document;
  readonly future: readonly Document[];
  /** What the last edit was about; edits of one thing in a row are one step. */
  readonly mergeKey: string | null;
  readonly editedAt: number;
}

const longestPast = 200;
/** A pause longer than this begins a new step, also in the same field. */
const mergeWithinMs = 1_500;

export function startHistory<Document>(document: Document): DocumentHistory<Document> {
  return { past: [], present: document, future: [], mergeKey: null, editedAt: 0 };
}

/** The history with an edit at its end; an edit that changed nothing leaves it as it is. */
export function recordEdit<Document>(
  history: DocumentHistory<Document>,
  document: Document,
  { mergeKey = null, at }: { readonly mergeKey?: string | null; readonly at: number },
): DocumentHistory<Document> {
  if (document === history.present) return history;
  const isMerged =
    mergeKey !== null && mergeKey === history.mergeKey && at - history.editedAt < mergeWithinMs;
  return {
    past: isMerged ? history.past : [...history.past, history.present].slice(-longestPast),
    present: document,
    future: [],
    mergeKey,
    editedAt: at,
  };
}

export function undoEdit<Document>(history: DocumentHistory<Document>): DocumentHistory<Document> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    mergeKey: null,
    editedAt: 0,
  };
}

export function redoEdit<Document>(history: DocumentHistory<Document>): DocumentHistory<Document> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return {
    past: [...history.past, history.present],
    present: next,
    future,
    mergeKey: null,
    editedAt: 0,
  };
}
