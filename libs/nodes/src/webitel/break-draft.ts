import type { NodeDraft } from './node-draft';

/** What ends a flow by `break`: alone, or after the node that has it. */
export const breakDraft: NodeDraft = { type: 'break', name: 'Break', params: {} };
