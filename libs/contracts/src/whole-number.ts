import { z } from 'zod';

/** A whole number; the sentence also says what is missing, or which bound was passed. */
export const wholeNumber = z.int({
  error: (issue) => {
    if (issue.code === 'too_small') return `must be at least ${String(issue.minimum)}`;
    if (issue.code === 'too_big') return `must be at most ${String(issue.maximum)}`;
    return 'must be a whole number';
  },
});

/**
 * A number as JSON has it, or as the text of a query. What is missing or empty is none, where a
 * coercion would make it 0 or NaN.
 */
export const numberOrText = <T extends z.ZodType>(number: T) => z.preprocess(toNumber, number);

function toNumber(value: unknown): unknown {
  if (value === '') return undefined;
  return typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
}
