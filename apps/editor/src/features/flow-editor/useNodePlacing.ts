import type { FlowGraph } from '@hookline/contracts';
import type { NodeType } from '@hookline/engine';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasActions, ScreenPoint } from '../canvas/CanvasActions';
import { viewNode } from '../canvas/node-view';
import { useEditorStore } from './EditorContext';
import {
  addNodeAfter,
  changeStickyNote,
  insertOnEdge,
  type OutletRef,
  type Point,
} from './flow-document';

/** A palette is open at a point, for one place in the drawing. */
export interface Picking {
  readonly at: ScreenPoint;
  readonly label: string;
  readonly onPick: (type: NodeType) => void;
}

type Add = (graph: FlowGraph) => { readonly graph: FlowGraph; readonly nodeId: string };

/** The ways a new node comes into the drawing: from an outlet, onto an edge, anywhere. */
export function useNodePlacing() {
  const { t } = useTranslation('flow-editor');
  const store = useEditorStore();
  const [picking, setPicking] = useState<Picking | null>(null);
  const placing = useMemo(() => {
    const place = (add: Add) => {
      const { history, edit, openPanel } = store.getState();
      const added = add(history.present);
      edit(() => added.graph);
      openPanel(added.nodeId);
      setPicking(null);
    };
    const pickAfter = (source: OutletRef, at: ScreenPoint, near?: Point) =>
      setPicking({
        at,
        label: t('pick.after', { name: titleOf(store.getState().history.present, source.from) }),
        onPick: (type) => place((graph) => addNodeAfter(graph, type, { ...source, near })),
      });
    const canvasActions: Omit<CanvasActions, 'readOnly'> = {
      onAddAfter: (from, outlet, at) => pickAfter({ from, outlet }, at),
      onInsert: (edgeId, at) =>
        setPicking({
          at,
          label: t('pick.between'),
          onPick: (type) => place((graph) => insertOnEdge(graph, type, edgeId)),
        }),
      onNoteText: (noteId, text) =>
        store.getState().edit((graph) => changeStickyNote(graph, noteId, text)),
    };
    return { place, pickAfter, canvasActions, stopPicking: () => setPicking(null) };
  }, [store, t]);
  return { picking, ...placing };
}

function titleOf(graph: FlowGraph, id: string): string {
  const node = graph.nodes.find((one) => one.id === id);
  return node === undefined ? id : viewNode(node).title;
}
