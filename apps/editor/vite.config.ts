import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite dev` finds the API; the built page is served by the API itself. */
const apiUrl = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/apps/editor',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      treeshake: {
        // Modules of our libraries only declare, so a page carries nothing of them it does not
        // use: the Hooks tab wants the words for conditions, not the regular-expression engine.
        moduleSideEffects: [
          { test: /[\\/]libs[\\/][a-z]+[\\/]src[\\/]/, sideEffects: false },
          { test: /[\\/]node_modules[\\/]re2js[\\/]/, sideEffects: false },
        ],
      },
    },
  },
  server: { proxy: { '/api': { target: apiUrl, changeOrigin: false } } },
});
