// @ts-check
// Writes a new node type into a `libs/nodes/src`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addRegistryLine } from './add-registry-line.mjs';
import { nodeTypeFiles } from './node-type-files.mjs';
import { nameNodeType } from './node-type-name.mjs';

/**
 * @param {{ nodesFolder: string, type: string, category: string }} wanted
 * @returns {string[]} the files written, relative to the folder
 * @throws {Error} before anything is written, when name, category or registry do not allow it
 */
export function createNodeType({ nodesFolder, type, category }) {
  const name = nameNodeType(type);
  const files = nodeTypeFiles(name, category);
  const folder = join(nodesFolder, type);
  if (existsSync(folder)) throw new Error(`${folder} exists already.`);
  const registryPath = join(nodesFolder, 'registry.ts');
  const registry = addRegistryLine(readFileSync(registryPath, 'utf8'), name);

  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  writeFileSync(registryPath, registry);
  return [...Object.keys(files).map((file) => `${type}/${file}`), 'registry.ts'];
}
