import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// One ES module for the application, and one for its sandbox threads. Our own libraries are sources
// and come along; packages stay outside. Vite keeps decorator metadata, which esbuild and tsx drop.
export default defineConfig({
  root: import.meta.dirname,
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
    target: 'node20',
    outDir: '../../dist/apps/api',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
  },
});
