import type { FlowEdge, FlowNode, StickyNote } from '@hookline/contracts';
import { cardHeight, cardWidth } from './card-size';
import { drawnOutlets } from './node-view';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface MovedCards {
  readonly edges: readonly FlowEdge[];
  readonly before: readonly FlowNode[];
  /** The same cards in the same order, where they lie now. */
  readonly after: readonly FlowNode[];
}

/** The notes after cards were moved: each goes with the card that was nearest to it. */
export function notesBesideCards(
  notes: readonly StickyNote[],
  { edges, before, after }: MovedCards,
): StickyNote[] {
  const cards = before.map((node, index) => ({
    box: boxOfCard(node, edges),
    from: node.position,
    to: after[index]?.position ?? node.position,
  }));
  return notes.map((note) => {
    const box = { ...note.position, ...note.size };
    const card = cards.reduce<(typeof cards)[number] | null>(
      (best, one) => (best === null || isNearer(box, one.box, best.box) ? one : best),
      null,
    );
    if (card === null) return note;
    const { from, to } = card;
    const position = { x: note.position.x + to.x - from.x, y: note.position.y + to.y - from.y };
    return { ...note, position };
  });
}

function boxOfCard(node: FlowNode, edges: readonly FlowEdge[]): Box {
  const height = cardHeight(drawnOutlets(node, edges).length);
  return { ...node.position, width: cardWidth, height };
}

/** By the gap between them; a note that lies over several cards has none, then by the middles. */
function isNearer(note: Box, card: Box, other: Box): boolean {
  const gain = gapOf(note, card) - gapOf(note, other);
  return gain === 0 ? middlesApart(note, card) < middlesApart(note, other) : gain < 0;
}

function gapOf(one: Box, other: Box): number {
  const dx = Math.max(one.x - other.x - other.width, other.x - one.x - one.width, 0);
  const dy = Math.max(one.y - other.y - other.height, other.y - one.y - one.height, 0);
  return Math.hypot(dx, dy);
}

function middlesApart(one: Box, other: Box): number {
  const dx = one.x + one.width / 2 - other.x - other.width / 2;
  const dy = one.y + one.height / 2 - other.y - other.height / 2;
  return Math.hypot(dx, dy);
}
