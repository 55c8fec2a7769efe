// @ts-check
// The key that seals secrets in the database: made once, beside the database's passwords.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { loadOrCreateSecret } from './secret-file.mjs';

/** As SECRETS_KEYS has it: id and 32 bytes in base64. */
const newKey = () => `k1:${randomBytes(32).toString('base64')}`;

/**
 * Makes the key file of the data folder, readable by the owner only, unless there is one or the
 * person has keys of their own.
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} environment
 */
export function ensureSecretKeys(dataDir, environment) {
  if (environment.SECRETS_KEYS) return;
  loadOrCreateSecret(join(dataDir, 'secrets.keys'), newKey);
}
