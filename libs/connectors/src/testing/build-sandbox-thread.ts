import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const script = new URL('../../../../tools/testing/build-sandbox-thread.mjs', import.meta.url);

/** The sandbox thread, built from these sources: a thread cannot be given TypeScript. */
export function buildSandboxThread(): URL {
  const printed = execFileSync(process.execPath, [fileURLToPath(script)], { encoding: 'utf8' });
  return pathToFileURL(printed.trim());
}
