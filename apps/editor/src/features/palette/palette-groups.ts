import { nodeCategories, startNodeType, type NodeCategory, type NodeType } from '@hookline/engine';
import { nodeTypes } from '@hookline/nodes';

export interface PaletteGroup {
  readonly category: NodeCategory;
  readonly types: readonly NodeType[];
}

/**
 * Node types an author may place, by category, in the order of the registry. A search looks at the
 * label, the synonyms and the description; every word of it has to be found. What fits best comes
 * first, with its category: Enter takes that one.
 */
export function paletteGroups(search = '', types = nodeTypes): readonly PaletteGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const offered = types.filter(
    (type) => type.hidden !== true && type.type !== startNodeType && fits(type, words),
  );
  const best = [...offered].sort((a, b) => rank(a, words) - rank(b, words));
  const places = new Map(best.map((type, place) => [type, place]));
  const placeOf = ({ types: [first] }: PaletteGroup) => (first && places.get(first)) ?? 0;
  const groups = nodeCategories
    .map((category) => ({ category, types: best.filter((type) => type.category === category) }))
    .filter((group) => group.types.length > 0);
  return words.length === 0 ? groups : groups.sort((a, b) => placeOf(a) - placeOf(b));
}

/** The lower, the better it fits. */
function rank({ label, type, synonyms }: NodeType, words: readonly string[]): number {
  const name = label.toLowerCase();
  if (name === words.join(' ')) return 0;
  if (name.startsWith(words.join(' '))) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  const names = [name, type, ...synonyms].join('\n').toLowerCase();
  return words.every((word) => names.includes(word)) ? 3 : 4;
}

function fits(type: NodeType, words: readonly string[]): boolean {
  const text = [type.label, type.type, ...type.synonyms, type.description].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
