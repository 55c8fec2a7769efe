// @ts-check
// `npm run e2e`: whole-system specs in a real browser, on servers of their own.
//
// Without a browser it fails where CI is set and is skipped elsewhere: a developer without Chromium
// can still run `npm test`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { root } from './checkout.mjs';
import { errorText } from './error-code.mjs';
import { stopProcess } from './stop-process.mjs';
import { watchStopRequests } from './stop-request.mjs';
import { skippedLine } from './test-stages.mjs';

/** @returns {Promise<number>} the exit code */
async function main() {
  const requests = watchStopRequests();
  const chromium = findChromium(process.env);
  if (!chromium) {
    const why = 'There is no browser: install Chromium or name one with CHROMIUM_PATH.';
    if (process.env.CI) {
      console.error(why);
      return 1;
    }
    console.log(`${why}\n${skippedLine}`);
    return 0;
  }
  await buildStale({ signal: requests.asked });
  const child = spawn(
    process.execPath,
    [
      ...[join(root, 'tools/launcher/with-servers.mjs'), '--'],
      ...[process.execPath, join(root, 'tools/testing/jest.mjs'), 'e2e'],
      ...process.argv.slice(2),
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
