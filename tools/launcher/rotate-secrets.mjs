// @ts-check
// `npm run rotate-secrets`: wraps every secret in the database with the first of SECRETS_KEYS, or of
// the key file. Hookline may go on running.
import { runDatabaseCommand } from './database-command.mjs';
import { errorText } from './error-code.mjs';

try {
  process.exit(
    await runDatabaseCommand({
      stage: 'Secrets',
      args: ['rotate-secrets'],
      name: 'The rotation',
      whileStarting: ': rotate once it runs.',
      onDone: (output) => console.log(output.trimEnd()),
    }),
  );
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
