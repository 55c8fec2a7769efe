import type { JsonValue } from '../json';

// A number that may be an integer beyond 2^53: it stands where JSON lets a value begin. Texts may
// look alike inside, which only costs them the slow way; ids in quotes do not.
const perhapsLong = /(?:^|[[:,])\s*-?\d{16}/;
// Texts are matched first, so digits inside them are never seen by the second branch.
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * `JSON.parse`, but integers beyond 2^53 become texts with all their digits (decision 14).
 * @throws SyntaxError when the text is not JSON
 */
export function parseExactJson(text: string): JsonValue {
  if (!perhapsLong.test(text)) return JSON.parse(text);
  // Checked first as it is: quoting digits must not turn broken JSON into good JSON.
  JSON.parse(text);
  return JSON.parse(
    text.replace(textOrNumber, (token) =>
      /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
    ),
  );
}
