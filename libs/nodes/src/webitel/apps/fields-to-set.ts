import type { JsonObject, JsonValue } from '@hookline/contracts';
import { textMapOf } from '../arguments';
import type { Notice } from '../node-draft';

/**
 * Webitel's `set` (variable → field) as a param; fields there is no counterpart for are left out
 * with a warning, so that the others still work.
 * @param renamed Webitel's name → ours, where they differ
 */
export function fieldsToSet(
  value: JsonValue | undefined,
  isField: (field: string) => boolean,
  notice: Notice,
  renamed: Readonly<Record<string, string>> = {},
): JsonObject {
  const kept: [string, string][] = [];
  for (const [variable, text] of Object.entries(textMapOf(value))) {
    const asked = String(text);
    const field = Object.hasOwn(renamed, asked) ? (renamed[asked] ?? asked) : asked;
    if (isField(field)) kept.push([variable, field]);
    else notice('set.unknown', `sets \`${variable}\` from \`${asked}\`, which is not known here`);
  }
  return kept.length === 0 ? {} : { set: Object.fromEntries(kept) };
}
