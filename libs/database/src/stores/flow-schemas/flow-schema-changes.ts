import type { FlowGraph, FlowSchemaType, JsonValue } from '@hookline/contracts';

/** Who writes: null for a program. */
export interface Author {
  readonly domainId: string;
  readonly userId: string | null;
}

/** A Webitel node array and the graph it was compiled to. */
export interface CompiledArray {
  /** As the client wrote it; reads back equal. */
  readonly schema: JsonValue;
  readonly graph: FlowGraph;
}

/** What of a flow schema is written; what is left out stays. */
export interface FlowSchemaChanges {
  readonly name?: string;
  readonly description?: string;
  readonly type?: FlowSchemaType;
  readonly editor?: boolean;
  readonly debug?: boolean;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly payload?: JsonValue;
  /** Becomes draft and published version at once (decision 2). */
  readonly array?: CompiledArray;
  /** A drawn graph: becomes the draft. */
  readonly graph?: FlowGraph;
}
