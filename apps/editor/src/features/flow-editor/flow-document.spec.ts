import { describe, expect, it } from '@jest/globals';
import { FlowGraph, emptyFlowGraph } from '@hookline/contracts';
import { nodeTypeOf } from '@hookline/nodes';
import type { NodeType } from '@hookline/engine';
import {
  addNode,
  addNodeAfter,
  addStickyNote,
  changeNode,
  connect,
  insertOnEdge,
  removeParts,
  shiftParts,
} from './flow-document';

function typeOf(word: string): NodeType {
  const type = nodeTypeOf(word);
  if (type === undefined) throw new Error(`no node type ${word}`);
  return type;
}

const wait = typeOf('wait');
const http = typeOf('http-request');

/** start → n1 (wait) */
const short = addNodeAfter(emptyFlowGraph(), wait, { from: 'start', outlet: 'next' }).graph;

describe('addNode', () => {
  it('gives the next free id, a name of its own and the defaults of the type', () => {
    const once = addNode(emptyFlowGraph(), wait, { x: 400, y: 160 });
    const twice = addNode(once.graph, wait, { x: 400, y: 160 });
    expect(twice.graph.nodes.map(({ id, name }) => [id, name])).toEqual([
      ['start', 'Start'],
      ['n1', 'Wait'],
      ['n2', 'Wait 2'],
    ]);
    expect(once.graph.nodes[1]?.params).toMatchObject({ until: 'time', amount: 10, unit: 's' });
  });

  it('covers no other card', () => {
    const once = addNode(emptyFlowGraph(), wait, { x: 400, y: 160 }).graph;
    const twice = addNode(once, wait, { x: 404, y: 170 }).graph;
    const [, first, second] = twice.nodes;
    expect((second?.position.y ?? 0) - (first?.position.y ?? 0)).toBeGreaterThan(56);
  });

  it('makes a document the contract accepts', () => {
    expect(FlowGraph.safeParse(addNode(short, http, { x: 0, y: 0 }).graph).success).toBe(true);
  });
});

describe('addNodeAfter', () => {
  it('lets what followed before follow the new node', () => {
    // start → n1 becomes start → n2 → n1
    const { graph, nodeId } = addNodeAfter(short, http, { from: 'start', outlet: 'next' });
    expect(nodeId).toBe('n2');
    expect(graph.edges.map(({ from, outlet, to }) => [from, outlet, to])).toEqual([
      ['start', 'next', 'n2'],
      ['n2', 'success', 'n1'],
    ]);
  });
});

describe('insertOnEdge', () => {
  it('puts the node between both ends and makes room for it', () => {
    const { graph } = insertOnEdge(short, http, 'e1');
    expect(graph.edges.map(({ from, to }) => `${from}→${to}`)).toEqual(['start→n2', 'n2→n1']);
    const xs = ['start', 'n2', 'n1'].map(
      (id) => graph.nodes.find((node) => node.id === id)?.position.x ?? 0,
    );
    expect(xs).toEqual([...xs].sort((one, two) => one - two));
    expect(new Set(xs).size).toBe(3);
  });
});

describe('connect', () => {
  it('replaces the edge of an outlet and keeps its id', () => {
    const more = addNode(short, wait, { x: 900, y: 0 }).graph;
    const graph = connect(more, { from: 'start', outlet: 'next', to: 'n2' });
    expect(graph.edges).toEqual([{ id: 'e1', from: 'start', outlet: 'next', to: 'n2' }]);
  });

  it('takes the edge away when it leads nowhere', () => {
    expect(connect(short, { from: 'start', outlet: 'next', to: null }).edges).toEqual([]);
  });

  it('is the same document when nothing changes', () => {
    expect(connect(short, { from: 'start', outlet: 'next', to: 'n1' })).toBe(short);
  });
});

describe('removeParts', () => {
  it('takes the edges of a node with it', () => {
    const graph = removeParts(short, { nodeIds: new Set(['n1']) });
    expect(graph.nodes.map(({ id }) => id)).toEqual(['start']);
    expect(graph.edges).toEqual([]);
  });

  it('never takes the start', () => {
    expect(removeParts(short, { nodeIds: new Set(['start']) })).toBe(short);
  });
});

describe('changeNode', () => {
  it('drops the edge of a case that is gone and keeps the others', () => {
    const drawn = addNodeAfter(emptyFlowGraph(), typeOf('switch'), {
      from: 'start',
      outlet: 'next',
    });
    const cases = ['a', 'b'].map((name) => ({ name, label: '', equals: name }));
    let graph = changeNode(drawn.graph, 'n1', { params: { value: '', cases } });
    for (const outlet of ['a', 'b']) {
      graph = addNodeAfter(graph, wait, { from: 'n1', outlet }).graph;
    }
    const after = changeNode(graph, 'n1', { params: { value: '', cases: cases.slice(1) } });
    expect(after.edges.map(({ from, outlet }) => `${from}.${outlet}`)).toEqual([
      'start.next',
      'n1.b',
    ]);
  });
});

describe('addStickyNote', () => {
  it('covers no other note', () => {
    const once = addStickyNote(emptyFlowGraph(), { x: 800, y: 600 }).graph;
    const [first, second] = addStickyNote(once, { x: 800, y: 600 }).graph.notes;
    expect(first?.position).toEqual({ x: 800, y: 600 });
    expect(second?.position.x).toBe(800);
    expect(second?.position.y).toBeGreaterThan(600 + (first?.size.height ?? 0));
  });
});

describe('shiftParts', () => {
  it('moves the nodes and notes it is given, and nothing else', () => {
    const graph = addStickyNote(short, { x: 800, y: 600 }).graph;
    const moved = shiftParts(graph, new Set(['n1', 'note:note1']), { x: 8, y: -16 });
    expect(moved.notes[0]?.position).toEqual({ x: 808, y: 584 });
    expect(moved.nodes[0]).toBe(graph.nodes[0]);
    expect(moved.nodes[1]?.position.x).toBe((graph.nodes[1]?.position.x ?? 0) + 8);
  });
});
