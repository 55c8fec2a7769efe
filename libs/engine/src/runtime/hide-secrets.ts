import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';

/** What stands where a secret stood. */
export const hidden = '[hidden]';

/** The text without known secrets. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  let seen = text;
  for (const secret of secrets) {
    if (seen.includes(secret)) seen = seen.replaceAll(secret, hidden);
  }
  return seen;
}

/** The whole value without known secrets; nothing is cut. The same value when none are known. */
export function hideSecrets(value: JsonValue, secrets: readonly string[] = []): JsonValue {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') return withoutSecrets(value, secrets);
  if (typeof value === 'number') return secrets.includes(String(value)) ? hidden : value;
  if (isJsonArray(value)) return value.map((item) => hideSecrets(item, secrets));
  if (!isJsonObject(value)) return value;
  // `fromEntries` defines own properties, `__proto__` among them.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      withoutSecrets(name, secrets),
      hideSecrets(item, secrets),
    ]),
  );
}
