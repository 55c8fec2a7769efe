import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { hasTest, missingTest, testFields } from '../params/test-params';
import { wholeNumber } from '../params/whole-number';

export const LoopParams = z
  .object({
    ...testFields,
    maxSteps: wholeNumber(0, 10_000)
      .default(1_000)
      .meta({
        label: 'Most passes',
        help: 'After so many passes the run leaves by *done*, whatever the test says.',
      } satisfies ParamMeta),
  })
  .refine(hasTest, missingTest);
export type LoopParams = z.output<typeof LoopParams>;
