// @ts-check
// The names a node type goes by, all made from the word that is stored in documents.

/** Words that cannot name a constant, or that mean something else where nodes are listed. */
const taken = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export ' +
    'extends false finally for function if import in instanceof let new null return static ' +
    'super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/**
 * @typedef {object} NodeTypeName
 * @property {string} type `list-add`
 * @property {string} pascal `ListAdd`
 * @property {string} constant `listAdd`
 * @property {string} label `List add`
 */

/**
 * @param {string} type
 * @returns {NodeTypeName}
 * @throws {Error} when the word cannot be a node type
 */
export function nameNodeType(type) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type)) {
    throw new Error(`"${type}" is no name: small letters and digits, words joined by "-".`);
  }
  const words = type.split('-');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  const [first = '', ...rest] = words;
  return {
    type,
    pascal,
    constant: taken.has(camel) ? `${camel}Node` : camel,
    label: [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' '),
  };
}
