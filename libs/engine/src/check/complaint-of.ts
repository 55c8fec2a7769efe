import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import type { z } from 'zod';

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'an object',
  record: 'names with values',
};

/**
 * A complaint of Zod as the end of a sentence that began with its path: `must be a number`.
 * `checked` is the whole value the complaint is about a part of.
 */
export function complaintOf(issue: z.core.$ZodIssue, checked: JsonValue): string {
  const value = valueAt(checked, issue.path);
  if (value === undefined && issue.code !== 'custom') return 'is required';
  // Our own sentences start with a small letter; Zod's own start with a capital one.
  if (/^[^A-Z]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kindWords[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
    default:
      return 'is not valid';
  }
}

function tooSmall(issue: Extract<z.core.$ZodIssue, { code: 'too_small' }>): string {
  if (issue.origin === 'string') {
    return Number(issue.minimum) <= 1
      ? 'must not be empty'
      : `must have at least ${issue.minimum} characters`;
  }
  return issue.origin === 'array'
    ? `needs at least ${issue.minimum} entries`
    : `must be at least ${issue.minimum}`;
}

function tooBig(issue: Extract<z.core.$ZodIssue, { code: 'too_big' }>): string {
  if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
  return issue.origin === 'array'
    ? `must have at most ${issue.maximum} entries`
    : `must be at most ${issue.maximum}`;
}

/** What stands at a path; undefined when there is nothing. */
export function valueAt(root: JsonValue, path: readonly PropertyKey[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of path) {
    if (isJsonArray(value)) value = value[Number(key)];
    else if (isJsonObject(value)) value = value[String(key)];
    else return undefined;
  }
  return value;
}
