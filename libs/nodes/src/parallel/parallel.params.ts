import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';

export const ParallelParams = z.object({
  branches: z
    .array(
      z.object({
        name: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,50}$/, 'takes letters, digits, - and _ only')
          .meta({
            label: 'Outlet',
            help: 'Edges hold on to it, so it stays when the name changes.',
            language: 'literal',
          } satisfies ParamMeta),
        label: z
          .string()
          .trim()
          .min(1, 'needs a name')
          .max(100)
          .meta({
            label: 'Name',
            help: 'What the join calls the branch.',
            language: 'literal',
          } satisfies ParamMeta),
      }),
    )
    .min(2, 'needs at least two branches')
    .max(10, 'holds more than 10 branches')
    .default([
      { name: 'branch-1', label: 'Branch 1' },
      { name: 'branch-2', label: 'Branch 2' },
    ])
    .meta({
      label: 'Branches',
      help: 'From 2 to 10. All that lead somewhere start at the same time.',
      widget: 'cases',
    } satisfies ParamMeta),
});
export type ParallelParams = z.output<typeof ParallelParams>;
