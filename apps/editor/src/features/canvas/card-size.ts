/** Sizes of a card in canvas pixels; the layout and the handles are computed from them. */
export const cardWidth = 240;
export const gridStep = 8;
/** From the top of the card to its inlet and its first outlet. */
export const firstOutletTop = 28;
export const outletStep = 24;
const smallestCard = 56;
const footerHeight = 28;

/** Height of a card with so many outlets. */
export function cardHeight(outletCount: number, hasFooter = false): number {
  const outlets = firstOutletTop * 2 + Math.max(0, outletCount - 1) * outletStep;
  return Math.max(smallestCard, outlets) + (hasFooter ? footerHeight : 0);
}
