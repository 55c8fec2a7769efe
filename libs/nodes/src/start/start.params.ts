import { z } from 'zod';

export const StartParams = z.object({});
export type StartParams = z.output<typeof StartParams>;
