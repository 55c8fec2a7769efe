import { z } from 'zod';

/** A 64-bit id: text in answers, text or number in requests (webitel.md 1). */
export const BigId = z
  .union([z.string().regex(/^\d{1,19}$/, 'a whole number'), z.int().nonnegative()])
  .transform((id) => String(id))
  .meta({ id: 'BigId' });
export type BigId = z.infer<typeof BigId>;

/** `{id, name}`; on write only `id` counts. */
export const Lookup = z
  .object({ id: z.string(), name: z.string() })
  .meta({ id: 'Lookup', description: 'Reference to another object.' });
export type Lookup = z.infer<typeof Lookup>;

export const LookupInput = z.object({ id: BigId, name: z.string().optional() });
export type LookupInput = z.infer<typeof LookupInput>;
