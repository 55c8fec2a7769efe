import type { FlowEdge, FlowNode } from '@hookline/contracts';
import type { NodeCategory, Outlet } from '@hookline/engine';
import { newNodeParams, nodeTypeOf } from '@hookline/nodes';

/** What a card says of a node, whatever its type. */
export interface NodeView {
  /** The author's name, else the label of the type. */
  readonly title: string;
  /** Label of the type; for a type this page does not know, its stored word. */
  readonly typeLabel: string;
  readonly summary: string;
  readonly icon: string;
  readonly category: NodeCategory;
  /** Declared outlets, failure last. */
  readonly outlets: readonly Outlet[];
  readonly hasInlet: boolean;
  readonly known: boolean;
}

// A document is never changed in place, so what was worked out for a node object stays true.
const views = new WeakMap<FlowNode, NodeView>();

/** Reads a node through its type; worked out once per node object. */
export function viewNode(node: FlowNode): NodeView {
  const seen = views.get(node);
  if (seen !== undefined) return seen;
  const view = makeView(node);
  views.set(node, view);
  return view;
}

/** Outlets to draw: the declared ones and those that edges of the node still hold on to. */
export function drawnOutlets(node: FlowNode, edges: readonly FlowEdge[]): readonly Outlet[] {
  const { outlets } = viewNode(node);
  const declared = new Set(outlets.map(({ name }) => name));
  const gone = new Set(
    edges
      .filter((edge) => edge.from === node.id && !declared.has(edge.outlet))
      .map(({ outlet }) => outlet),
  );
  if (gone.size === 0) return outlets;
  return [...outlets, ...[...gone].map((name) => ({ name, label: name }))];
}

function makeView(node: FlowNode): NodeView {
  const type = nodeTypeOf(node.type);
  if (type === undefined) {
    return {
      title: node.name || node.type,
      typeLabel: node.type,
      summary: '',
      icon: '',
      category: 'flow',
      outlets: [],
      hasInlet: true,
      known: false,
    };
  }
  return {
    title: node.name || type.label,
    typeLabel: type.label,
    // A param that is not given counts as its default, on the card as in a run.
    summary: type.summary({ ...newNodeParams(type), ...node.params }),
    icon: type.icon,
    category: type.category,
    outlets: failureLast(type.outlets(node.params)),
    hasInlet: type.type !== 'start',
    known: true,
  };
}

function failureLast(outlets: readonly Outlet[]): readonly Outlet[] {
  return [
    ...outlets.filter(({ tone }) => tone !== 'failure'),
    ...outlets.filter(({ tone }) => tone === 'failure'),
  ];
}
