// `node tools/testing/jest.mjs unit|int [jest arguments]`
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [suite = 'unit', ...rest] = process.argv.slice(2);
const folder = dirname(fileURLToPath(import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

if (suite === 'int' && !(process.env.DATABASE_URL && process.env.NATS_URL)) {
  console.error('Integration tests need DATABASE_URL and NATS_URL: use `npm run test:int`.');
  process.exit(1);
}

const done = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '-c',
    join(folder, `jest.${suite}.config.mjs`),
    ...rest,
  ],
  { stdio: 'inherit' },
);
process.exit(done.status ?? 1);
