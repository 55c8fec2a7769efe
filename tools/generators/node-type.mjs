// @ts-check
// `npm run generate:node -- NAME [--category data]`: a folder for a new node type and its line in
// the registry.
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { errorText } from '../launcher/error-code.mjs';
import { root } from '../launcher/checkout.mjs';
import { createNodeType } from './create-node-type.mjs';

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { category: { type: 'string', default: 'data' } },
  });
  const [type, ...rest] = positionals;
  if (!type || rest.length > 0) {
    throw new Error('Usage: npm run generate:node -- NAME [--category data]');
  }
  const nodesFolder = join(root, 'libs/nodes/src');
  const written = createNodeType({ nodesFolder, type, category: values.category ?? 'data' });
  for (const file of written) console.log(relative(root, join(nodesFolder, file)));
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
