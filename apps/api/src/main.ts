import 'reflect-metadata';
import { inspect } from 'node:util';
import { readConfig } from '@hookline/config';
import { migrate } from './commands/migrate';
import { rotateSecrets } from './commands/rotate-secrets';
import { seed } from './commands/seed';
import { serve } from './commands/serve';

const usage = `Usage: main.js [command]

  serve            answer requests (default)
  migrate [--seed] bring the database up to date; with --seed put the demo into an empty one
  seed [--demo]    put the demo into an empty database; with --demo beside what is there
  rotate-secrets   encrypt every secret with the first of SECRETS_KEYS`;

const [command = 'serve', ...flags] = process.argv.slice(2);

try {
  switch (command) {
    case 'serve':
      await serve(readConfig());
      break;
    case 'migrate':
      await migrate(readConfig(), { withSeed: flags.includes('--seed') });
      break;
    case 'seed':
      await seed(readConfig(), { evenIfNotEmpty: flags.includes('--demo') });
      break;
    case 'rotate-secrets':
      await rotateSecrets(readConfig());
      break;
    default:
      process.stderr.write(`${usage}\n`);
      process.exitCode = 2;
  }
} catch (error) {
  // Node's error for a server that refuses on every address has no message of its own.
  const isTold = error instanceof Error && error.message !== '';
  process.stderr.write(`${isTold ? error.message : inspect(error)}\n`);
  process.exit(1);
}
