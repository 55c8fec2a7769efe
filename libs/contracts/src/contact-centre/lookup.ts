import { z } from 'zod';

const largestBigId = 2n ** 63n - 1n;

/** A 64-bit id: text in answers, text or number in requests (webitel.md 1). */
export const BigId = z.coerce
  .string()
  .regex(/^\d{1,19}$/, 'a whole number')
  .refine((id) => /^\d{1,19}$/.test(id) && BigInt(id) <= largestBigId, 'too large for an id')
  .meta({ id: 'BigId', description: 'A 64-bit id; numbers are taken too.' });
export type BigId = z.infer<typeof BigId>;

/** Whether a text can be a 64-bit id at all; anything else names nothing. */
export function isBigId(text: string): boolean {
  return BigId.safeParse(text).success;
}

/** `{id, name}`; on write only `id` counts. */
export const Lookup = z
  .object({ id: z.string(), name: z.string() })
  .meta({ id: 'Lookup', description: 'Reference to another object.' });
export type Lookup = z.infer<typeof Lookup>;

export const LookupInput = z
  .object({ id: BigId, name: z.string().optional() })
  .meta({ id: 'LookupInput', description: 'Reference to another object; only `id` counts.' });
export type LookupInput = z.infer<typeof LookupInput>;

/** A reference that may be missing; Webitel's own page writes `{}` for none. */
export const OptionalLookupInput = z.preprocess(
  (value) => (isEmptyObject(value) ? null : value),
  LookupInput.nullish(),
);

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
