import type { JsonObject, NodeSettings } from '@hookline/contracts';

/** A node as one app describes it, before it has an id and a place. */
export interface NodeDraft {
  readonly type: string;
  /** In words, for the card and `steps["…"]`. */
  readonly name: string;
  readonly params: JsonObject;
  readonly settings?: NodeSettings;
}

/** Told what an author should know about the arguments; a sentence that goes on from the path. */
export type Notice = (code: string, message: string) => void;
