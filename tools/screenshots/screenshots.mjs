// @ts-check
// `npm run screenshots`: the pictures of the README, taken from the built system with its demo.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from '../launcher/build.mjs';
import { root } from '../launcher/checkout.mjs';
import { findChromium } from '../launcher/chromium.mjs';
import { errorText } from '../launcher/error-code.mjs';
import { stopProcess } from '../launcher/stop-process.mjs';
import { watchStopRequests } from '../launcher/stop-request.mjs';

/** @returns {Promise<number>} the exit code */
async function main() {
  const requests = watchStopRequests();
  const chromium = findChromium(process.env);
  if (!chromium) {
    throw new Error('There is no browser: install Chromium or name one with CHROMIUM_PATH.');
  }
  await buildStale({ signal: requests.asked });
  const child = spawn(
    process.execPath,
    [
      ...[join(root, 'tools/launcher/with-servers.mjs'), '--'],
      ...[process.execPath, join(root, 'tools/screenshots/take-pictures.mjs')],
    ],
    { cwd: root, env: { ...process.env, CHROMIUM_PATH: chromium }, stdio: 'inherit' },
  );
  requests.asked.addEventListener('abort', () => {
    // It ends its servers by itself.
    if (child.pid !== undefined)
      void stopProcess(child.pid, [{ signal: 'SIGTERM', waitMs: 30_000 }]);
  });
  return new Promise((exited) => child.once('exit', (code) => exited(code ?? 1)));
}

try {
  process.exit(await main());
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
