import { z } from 'zod';

/** Value of a variable: kept as text; null is empty. */
const VariableText = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => (value === null ? '' : String(value)));

/** Variables of a queue or a member. */
export const VariableTexts = z.record(z.string().min(1).max(200), VariableText);
