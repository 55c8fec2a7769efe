import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const keyFileName = 'secrets.keys';
const entry = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;
const complaint =
  'needs id:key, several with commas; a key is 32 bytes in base64, as of openssl rand -base64 32';

/** Keys that seal secrets in the database. */
export const SecretsVariables = z.object({
  SECRETS_KEYS: z
    .string()
    .optional()
    .refine((text) => text === undefined || parseKeys(text) !== null, complaint)
    .meta({
      description:
        'Keys that encrypt secrets in the database, as id:base64 of 32 bytes, several with commas: the first encrypts. ' +
        `The same for api and workers. Default: those in the file ${keyFileName} of DATA_DIR, which npm start makes.`,
      example: '2026a:base64 of 32 random bytes',
    }),
});

export interface SecretKeySetting {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export interface SecretsSettings {
  /** The first one seals. Empty: nothing can be sealed. */
  readonly keys: readonly SecretKeySetting[];
}

/**
 * The settings of checked variables; without the variable those of the key file, if there is one.
 * @throws Error when the key file cannot be read or holds something else
 */
export function toSecretsSettings(
  variables: z.infer<typeof SecretsVariables>,
  dataDir: string,
): SecretsSettings {
  const { SECRETS_KEYS: given } = variables;
  if (given !== undefined) return { keys: parseKeys(given) ?? [] };
  const path = join(dataDir, keyFileName);
  if (!existsSync(path)) return { keys: [] };
  const keys = parseKeys(readFileSync(path, 'utf8'));
  // Never with what is written there: it is a secret.
  if (!keys) throw new Error(`The key file ${path} ${complaint}.`);
  return { keys };
}

/** Null when one is no key, or two have the same id. */
function parseKeys(text: string): readonly SecretKeySetting[] | null {
  const keys: SecretKeySetting[] = [];
  for (const one of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [, id, key] = entry.exec(one) ?? [];
    if (!id || !key || keys.some((known) => known.id === id)) return null;
    keys.push({ id, key: Buffer.from(key, 'base64') });
  }
  return keys.length === 0 ? null : keys;
}
