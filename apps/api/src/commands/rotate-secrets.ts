import type { Config } from '@hookline/config';
import {
  createRuntimePool,
  rotateSecrets as rotate,
  sealedColumns,
  SecretBox,
} from '@hookline/database';
import { print } from './print';

/**
 * Wraps every secret with the first key of the settings. Safe while everything runs.
 * @throws Error when there is no key, or when a secret could not be opened (the rest is done)
 */
export async function rotateSecrets({ database, secrets }: Config): Promise<void> {
  const [first] = secrets.keys;
  if (!first) throw new Error('No key for secrets is set: SECRETS_KEYS.');
  const pool = createRuntimePool(
    { url: database.url, name: 'hookline rotate-secrets', maxConnections: 1 },
    () => {},
  );
  try {
    const report = await rotate(pool, new SecretBox(secrets.keys), sealedColumns);
    print(`Key "${first.id}": ${report.rotated} secrets taken over, ${report.current} had it.`);
    if (report.unreadable.length > 0) throw new Error(report.unreadable.join('\n'));
  } finally {
    await pool.end();
  }
}
