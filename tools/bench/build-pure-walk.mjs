// @ts-check
// Builds `pure-walk.ts` as the worker is built: `node build-pure-walk.mjs FOLDER`. A process of its
// own, because a spec that measures cannot load the builder into its sandbox.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { root } from '../launcher/checkout.mjs';

await build({
  configFile: false,
  root,
  logLevel: 'error',
  resolve: { tsconfigPaths: true },
  ssr: { external: true, noExternal: [/^@hookline\//] },
  build: {
    ssr: fileURLToPath(new URL('pure-walk.ts', import.meta.url)),
    target: 'node20',
    outDir: process.argv[2],
    minify: false,
    sourcemap: true,
  },
});
