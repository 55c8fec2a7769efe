import { z } from 'zod';

const largestBigInt = 2n ** 63n - 1n;

/** An id in a path: a whole number PostgreSQL can hold. Anything else is answered with 404. */
export const IdParam = z
  .string()
  .regex(/^\d{1,19}$/, { error: 'a whole number', abort: true })
  .refine((id) => BigInt(id) <= largestBigInt)
  .meta({ id: 'Id', description: 'A whole number as text.' });
