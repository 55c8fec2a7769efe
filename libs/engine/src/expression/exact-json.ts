import type { JsonValue } from '@hookline/contracts';
import { isMachineryName } from './own-value';

/** A string, or a number: strings are matched so that digits in them are left alone. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * `JSON.parse` that loses nothing and lets nothing in: integers beyond 2^53 keep their digits as
 * text (decision 14), and keys that name JavaScript's machinery are dropped (B-35). Throws
 * `SyntaxError` for text that is not JSON.
 */
export function parseExactJson(text: string): JsonValue {
  const source = /\d{16}/.test(text) ? text.replace(stringOrNumber, quoteLargeInteger) : text;
  const value: JsonValue = JSON.parse(source, withoutMachinery);
  return value;
}

function quoteLargeInteger(token: string): string {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}

function withoutMachinery(key: string, value: JsonValue): JsonValue | undefined {
  return isMachineryName(key) ? undefined : value;
}
