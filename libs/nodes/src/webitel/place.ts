/** Where in the array something stands: for the ids of its nodes and the paths of complaints. */
export interface Place {
  /** Id of the node made here: `n1-then-0`. */
  readonly id: string;
  /** Path in what was imported: `schema.1.if.then.0`. */
  readonly path: string;
}

const longestId = 64;

/** The place of one item of a list. */
export function itemPlace(listId: string, listPath: string, index: number): Place {
  return { id: shortId(`${listId}${index}`), path: `${listPath}.${index}` };
}

/** An id derived from another: `n1-limit`. */
export function derivedId(id: string, word: string): string {
  return shortId(`${id}-${word}`);
}

/** Deep nesting makes long ids; the end is then replaced by a digest, so they stay distinct. */
function shortId(id: string): string {
  if (id.length <= longestId) return id;
  const digest = digestOf(id);
  return `${id.slice(0, longestId - digest.length - 1)}_${digest}`;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv) forwards and backwards; no secret. */
function digestOf(text: string): string {
  const backwards = [...text].reverse().join('');
  return [text, backwards].map((source) => fnv1a(source).toString(36)).join('');
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
