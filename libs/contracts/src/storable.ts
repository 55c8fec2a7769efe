import { z } from 'zod';
import { nulReplacement } from './events/clean-json';

/**
 * A schema that first makes every text fit for the database: U+0000 (decision 29) and lone
 * surrogates, which PostgreSQL refuses, become U+FFFD; names of object members too.
 */
export const storable = <T extends z.ZodType>(schema: T) => z.preprocess(cleanTexts, schema);

function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(cleanTexts);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [cleanText(name), cleanTexts(item)]),
  );
}

// Matched without the u flag's code points: a pair is left alone, a half is replaced.
const unstorable = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function cleanText(text: string): string {
  return text.replace(unstorable, nulReplacement);
}
