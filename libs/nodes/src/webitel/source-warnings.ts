import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import type { Notice } from './node-draft';

/** Words upstream deletes from expressions, even inside quotes (slip of webitel.md 5). */
const deletedWords =
  /\b(?:function|case|if|return|new|switch|var|this|typeof|for|while|break|do|continue)\b/;

/** Warns about an expression that upstream reads otherwise than it is written. */
export function warnOfDeletedWords(expression: string, notice: Notice): void {
  const word = deletedWords.exec(expression)?.[0];
  if (word === undefined) return;
  notice(
    'expression.deleted-word',
    `holds the word \`${word}\`, which Webitel deletes before it evaluates; here it counts as written`,
  );
}

/** Warns about `{{`: plain text upstream, a template here (decision 12). */
export function warnOfBraces(value: JsonValue | undefined, notice: Notice): void {
  if (!holdsBraces(value)) return;
  notice(
    'template.braces',
    'holds `{{`, which is plain text in Webitel and a template here; write `\\{{` for the characters',
  );
}

function holdsBraces(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return /(?<!\\)\{\{/.test(value);
  if (isJsonArray(value)) return value.some(holdsBraces);
  return isJsonObject(value) && Object.values(value).some(holdsBraces);
}
