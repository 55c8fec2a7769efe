import { nodeCategories, startNodeType, type NodeCategory, type NodeType } from '@hookline/engine';
import { nodeTypes } from '@hookline/nodes';

export interface PaletteGroup {
  readonly category: NodeCategory;
  readonly types: readonly NodeType[];
}

/**
 * Node types an author may place, by category, in the order of the registry. A search looks at the
 * label, the synonyms and the description; every word of it has to be found.
 */
export function paletteGroups(search = '', types = nodeTypes): readonly PaletteGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const offered = types.filter(
    (type) => type.hidden !== true && type.type !== startNodeType && fits(type, words),
  );
  return nodeCategories
    .map((category) => ({ category, types: offered.filter((type) => type.category === category) }))
    .filter((group) => group.types.length > 0);
}

function fits(type: NodeType, words: readonly string[]): boolean {
  const text = [type.label, type.type, ...type.synonyms, type.description].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
