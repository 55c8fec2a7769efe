import type { FlowGraph, FlowSchema } from '@hookline/contracts';
import { countChanges } from './count-changes';

/** What becomes of the draft when an older version is published again. */
export type DraftAfterRollback =
  /** The server puts the old array into the draft: what a Webitel client reads must be what runs. */
  | { readonly kind: 'follows' }
  /** The draft is that version already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'kept' }
  /** As the author likes; `lost` counts the changes of the draft that no version has. */
  | { readonly kind: 'choice'; readonly graph: FlowGraph; readonly lost: number };

interface RollbackGraphs {
  readonly source: FlowSchema['source'];
  readonly draft: FlowGraph;
  /** The version that runs now and the older one; undefined when they could not be read. */
  readonly left: FlowGraph | undefined;
  readonly old: FlowGraph | undefined;
}

/** Without the graphs nothing is offered: nobody could say what the draft would lose. */
export function draftAfterRollback(graphs: RollbackGraphs): DraftAfterRollback {
  const { source, draft, left, old } = graphs;
  if (source === 'webitel' || old?.dialect === 'array') return { kind: 'follows' };
  if (old === undefined || left === undefined) return { kind: 'kept' };
  if (countChanges(old, draft) === 0) return { kind: 'same' };
  return { kind: 'choice', graph: old, lost: countChanges(left, draft) };
}
