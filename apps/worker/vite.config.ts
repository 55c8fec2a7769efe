import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// One ESM file for Node, and one for its sandbox threads.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { tsconfigPaths: true },
  ssr: { external: true, noExternal: [/^@hookline\//] },
  build: {
    ssr: true,
    rolldownOptions: {
      input: {
        main: fileURLToPath(new URL('src/main.ts', import.meta.url)),
        'sandbox-thread': fileURLToPath(
          new URL('../../libs/connectors/src/sandbox/thread/sandbox-thread.ts', import.meta.url),
        ),
      },
    },
    outDir: '../../dist/apps/worker',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
  },
});
