import { z } from 'zod';

export const BreakParams = z.object({});
export type BreakParams = z.output<typeof BreakParams>;
