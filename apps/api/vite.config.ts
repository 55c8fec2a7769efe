import { defineConfig } from 'vite';

// One ES module per application. Our own libraries are sources and come along; packages stay
// outside. Vite keeps decorator metadata, which esbuild and tsx drop.
export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  ssr: { external: true, noExternal: [/^@hookline\//] },
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    outDir: '../../dist/apps/api',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
  },
});
