// @ts-check
// Puts a node type into `libs/nodes/src/registry.ts`: its import among the others by name, its
// line at the end of the list.

/** @typedef {import('./node-type-name.mjs').NodeTypeName} NodeTypeName */

const nodeImport = /^import \{ \w+ \} from '(\.\/[^']+\.definition)';\n/gm;
const listEnd = /(export const nodeTypes: readonly NodeType\[\] = \[\n(?: {2}\w+,\n)*)\];/;

/**
 * @param {string} registry the file's text
 * @param {NodeTypeName} name
 * @returns {string} the file's new text
 * @throws {Error} when the node type is listed already, or the file looks otherwise than known here
 */
export function addRegistryLine(registry, { type, constant }) {
  const path = `./${type}/${type}.definition`;
  const imports = [...registry.matchAll(nodeImport)];
  const last = imports.at(-1);
  if (!last || !listEnd.test(registry)) {
    throw new Error('registry.ts does not list its nodes one a line: add this one by hand.');
  }
  if (imports.some((found) => found[1] === path) || registry.includes(`  ${constant},\n`)) {
    throw new Error(`registry.ts lists ${constant} already.`);
  }
  const next = imports.find((found) => (found[1] ?? '') > path);
  const at = next ? next.index : last.index + last[0].length;
  const line = `import { ${constant} } from '${path}';\n`;
  const imported = registry.slice(0, at) + line + registry.slice(at);
  return imported.replace(listEnd, `$1  ${constant},\n];`);
}
