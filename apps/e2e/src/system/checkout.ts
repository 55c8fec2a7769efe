import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What a build leaves behind: the two programs and the page. */
export const built = {
  api: join(root, 'dist/apps/api/main.js'),
  worker: join(root, 'dist/apps/worker/main.js'),
  page: join(root, 'dist/apps/editor'),
} as const;

/** @throws Error naming what is not built */
export function checkBuilt(): void {
  const missing = Object.values(built).filter((path) => !existsSync(path));
  if (missing.length === 0) return;
  const names = missing.map((path) => path.slice(root.length)).join(', ');
  throw new Error(
    `${names} is missing. These specs run what is built: run \`npm run build\` first.`,
  );
}
