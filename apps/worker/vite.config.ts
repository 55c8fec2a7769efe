import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// One ESM file for Node. Vite's own compiler keeps decorator metadata; esbuild would drop it.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { tsconfigPaths: true },
  ssr: { external: true, noExternal: [/^@hookline\//] },
  build: {
    ssr: 'src/main.ts',
    outDir: '../../dist/apps/worker',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
  },
});
