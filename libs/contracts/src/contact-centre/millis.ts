import { z } from 'zod';

/** End of the year 9999: later instants have no common notation. */
const lastMillis = 253_402_300_799_999;

/** An instant in ms since 1970, as number or text; 0 is how Webitel writes “none”. */
export const Millis = z
  .union([z.string().regex(/^\d{1,15}$/, 'a whole number of ms'), z.int().nonnegative()])
  .transform(Number)
  .pipe(z.number().max(lastMillis))
  .transform((ms) => (ms === 0 ? null : ms));
