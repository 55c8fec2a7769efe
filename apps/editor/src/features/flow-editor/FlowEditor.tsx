import type { FlowDraft, FlowSchema } from '@hookline/contracts';
import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import { EditorContext } from './EditorContext';
import { createEditorStore } from './editor-store';
import { EditorWorkspace } from './EditorWorkspace';
import { useDraftSaver } from './useDraftSaver';

interface FlowEditorProps {
  readonly schema: FlowSchema;
  /** The draft as it was when the page opened. */
  readonly draft: FlowDraft;
}

/** One open editor: its document, its history, its saving. */
export function FlowEditor({ schema, draft }: FlowEditorProps) {
  const [store] = useState(() => createEditorStore(draft.graph));
  const saver = useDraftSaver(schema.id, draft, store);
  return (
    <EditorContext value={store}>
      <ReactFlowProvider>
        <EditorWorkspace schema={schema} saver={saver} />
      </ReactFlowProvider>
    </EditorContext>
  );
}
