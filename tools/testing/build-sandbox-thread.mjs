// Builds the sandbox thread for specs, which run from sources: a thread cannot be given TypeScript.
// Prints the file. Built once per content, so that a second suite finds it.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const sources = join(root, 'libs/connectors/src/sandbox');

const hash = createHash('sha256');
for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).sort()) {
  if (name.endsWith('.ts') && !name.endsWith('.spec.ts')) {
    hash.update(name).update(readFileSync(join(sources, name)));
  }
}
// Below the root, because the built file finds its packages by the folders above it.
const parent = join(root, 'dist/testing');
const folder = join(parent, `sandbox-${hash.digest('hex').slice(0, 16)}`);
if (!existsSync(folder)) await build();
console.log(join(folder, 'sandbox-thread.js'));

async function build() {
  const vite = await import('vite');
  mkdirSync(parent, { recursive: true });
  const unfinished = mkdtempSync(join(parent, 'unfinished-'));
  await vite.build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    ssr: { external: true, noExternal: [/^@hookline\//] },
    build: {
      ssr: join(sources, 'thread/sandbox-thread.ts'),
      target: 'node20',
      outDir: unfinished,
      minify: false,
    },
  });
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another suite was faster.
    rmSync(unfinished, { recursive: true, force: true });
  }
}
