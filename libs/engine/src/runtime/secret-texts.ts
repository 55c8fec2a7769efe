import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';

/** Shorter ones stand everywhere by chance: hiding them would hide everything. */
const shortestSecret = 4;

/**
 * The texts by which secrets are told in what steps show (B-12): each text and number in the
 * values, as it is and as it looks in an address and in JSON text. Longest first, so that a secret
 * within another does not leave its rest behind.
 */
export function secretTextsOf(values: Iterable<JsonValue>): readonly string[] {
  const texts = new Set<string>();
  for (const value of values) for (const leaf of leavesOf(value)) addForms(texts, leaf);
  return [...texts].sort((first, second) => second.length - first.length);
}

function leavesOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (isJsonArray(value)) return value.flatMap(leavesOf);
  return isJsonObject(value) ? Object.values(value).flatMap(leavesOf) : [];
}

function addForms(texts: Set<string>, secret: string): void {
  if (secret.length < shortestSecret) return;
  texts.add(secret);
  texts.add(encodeURIComponent(secret.toWellFormed()));
  const inJson = JSON.stringify(secret).slice(1, -1);
  texts.add(inJson);
  // Some escape slashes as well, PHP by default.
  texts.add(inJson.replaceAll('/', '\\/'));
}
