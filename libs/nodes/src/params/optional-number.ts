import { z } from 'zod';
import { wholeNumber } from './whole-number';

/** A whole number within limits, or empty for none: a form and an array both write none as empty. */
export function optionalWholeNumber(min: number, max: number) {
  return z.preprocess(
    (value) => (value === '' || value === null ? undefined : value),
    wholeNumber(min, max).optional(),
  );
}
