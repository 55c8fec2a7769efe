import type { JsonObject, Problem, SchemaHook } from '@hookline/contracts';
import { useMemo } from 'react';
import type { StartingEvent } from '../node-form/completion-entries';
import { NodePanel, type NodeEdits } from '../node-form/NodePanel';
import { useEditor, useEditorStore } from './EditorContext';
import type { EditorStore } from './editor-store';
import { changeNode, connect, removeParts } from './flow-document';
import { freePosition } from './free-position';
import { copyNodes, pasteNodes } from './node-clipboard';
import { StartingHooks } from './StartingHooks';

interface SelectedNodePanelProps {
  readonly events: readonly StartingEvent[];
  readonly hooks: readonly SchemaHook[];
  readonly problems: ReadonlyMap<string, ReadonlyMap<string, readonly Problem[]>>;
  readonly readOnly: boolean;
}

const noProblems: ReadonlyMap<string, readonly Problem[]> = new Map();

/** The form of the one selected node, bound to the document. */
export function SelectedNodePanel({ events, hooks, problems, readOnly }: SelectedNodePanelProps) {
  const store = useEditorStore();
  const graph = useEditor((state) => state.history.present);
  const selected = useEditor((state) => state.selection.nodeIds);
  const panelOpen = useEditor((state) => state.panelOpen);
  const jump = useEditor((state) => state.jump);
  const [nodeId] = selected;
  const node = graph.nodes.find(({ id }) => id === nodeId);
  const edits = useMemo(
    () => (nodeId === undefined ? null : nodeEdits(store, nodeId)),
    [store, nodeId],
  );
  if (!panelOpen || node === undefined || selected.size !== 1) return null;

  return (
    <NodePanel
      graph={graph}
      node={node}
      problems={problems.get(node.id) ?? noProblems}
      events={events}
      edits={readOnly ? null : edits}
      jump={jump?.nodeId === node.id ? jump : null}
      intro={node.type === 'start' ? <StartingHooks hooks={hooks} /> : undefined}
      onClose={() => store.getState().closePanel()}
    />
  );
}

/** What the form of a node does to the document. */
function nodeEdits(store: EditorStore, id: string): NodeEdits {
  const { edit, select, openPanel } = store.getState();
  return {
    onParam: (name, value) =>
      edit((current) => {
        const params = current.nodes.find((one) => one.id === id)?.params ?? {};
        return changeNode(current, id, { params: withParam(params, name, value) });
      }, `${id}.params.${name}`),
    onSettings: (settings) =>
      edit((current) => changeNode(current, id, { settings }), `${id}.settings`),
    onName: (name) => edit((current) => changeNode(current, id, { name }), `${id}.name`),
    onNote: (note) => edit((current) => changeNode(current, id, { note }), `${id}.note`),
    onConnect: (outlet, to) => edit((current) => connect(current, { from: id, outlet, to })),
    onDuplicate: () => {
      const { present } = store.getState().history;
      const node = present.nodes.find((one) => one.id === id);
      const copy = copyNodes(present, new Set([id]));
      const pasted = copy === null ? null : pasteNodes(present, copy);
      const [added] = pasted?.canvasIds ?? [];
      if (node === undefined || pasted === null || added === undefined) return;
      const position = freePosition(present, node.position);
      edit(() => changeNode(pasted.graph, added, { position }));
      openPanel(added);
    },
    onDelete: () => {
      edit((current) => removeParts(current, { nodeIds: new Set([id]) }));
      select({});
    },
  };
}

function withParam(
  params: JsonObject,
  name: string,
  value: JsonObject[string] | undefined,
): JsonObject {
  if (value !== undefined) return { ...params, [name]: value };
  return Object.fromEntries(Object.entries(params).filter(([key]) => key !== name));
}
