// @ts-check
// `npm run migrate`: brings the database up to date, that of DATABASE_URL or the embedded one.
//
//   node tools/launcher/migrate.mjs [arguments of the api's migrate command]
import { runDatabaseCommand } from './database-command.mjs';
import { errorText } from './error-code.mjs';

try {
  process.exit(
    await runDatabaseCommand({
      stage: 'Migrate',
      args: ['migrate', ...process.argv.slice(2)],
      name: 'The migration',
      whileStarting: ' and migrates by itself.',
    }),
  );
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
