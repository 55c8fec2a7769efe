import { z } from 'zod';
import { JsonValue } from './json';

export const ProblemLevel = z.enum(['error', 'warning']).meta({
  id: 'ProblemLevel',
  description: 'An error stops publishing (or the request); a warning does not.',
});
export type ProblemLevel = z.infer<typeof ProblemLevel>;

/** One complaint a person can act on: where, and a sentence. */
export const Problem = z
  .object({
    level: ProblemLevel.default('error'),
    code: z.string().meta({ description: 'Stable machine word, e.g. `outlet.unconnected`.' }),
    path: z.string().meta({
      description: 'Where: a JSON path into the body or document, e.g. `nodes.n3.params.url`.',
    }),
    message: z.string().meta({ description: 'A sentence for a person.' }),
    nodeId: z.string().optional().meta({ description: 'The node of a flow schema, if any.' }),
    field: z.string().optional().meta({ description: 'The param of that node, if any.' }),
    quickFix: z
      .object({
        label: z.string(),
        path: z.string().meta({ description: 'Path of the value to replace.' }),
        value: JsonValue.meta({ description: 'The value to put there.' }),
      })
      .optional()
      .meta({ description: 'An edit that would settle the complaint.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** What uses an object, for a person. */
export const ObjectUser = z
  .object({
    kind: z.string().meta({ example: 'hook' }),
    id: z.string(),
    name: z.string(),
    queue_id: z.string().optional().meta({ description: 'Of a hook or a member: its queue.' }),
  })
  .meta({ id: 'ObjectUser' });
export type ObjectUser = z.infer<typeof ObjectUser>;

const ObjectUsers = z
  .array(ObjectUser)
  .optional()
  .meta({ description: 'With 409: what uses the object.' });

/** Body of every refusal on our own paths (Webitel's paths answer with `WebitelError`). */
export const ProblemList = z
  .object({
    status: z.int().meta({ description: 'The HTTP status again, for logs.' }),
    code: z.string(),
    message: z.string(),
    problems: z.array(Problem),
    users: ObjectUsers,
  })
  .meta({ id: 'ProblemList' });
export type ProblemList = z.infer<typeof ProblemList>;

/** Webitel's error body (`webitel.md` 1). `problems` and `users` are our additions. */
export const WebitelError = z
  .object({
    id: z.string().meta({ example: 'queue_hook.create.event' }),
    status: z.string().meta({ example: 'Bad Request' }),
    detail: z.string(),
    code: z.int().meta({ example: 400 }),
    problems: z.array(Problem).optional(),
    users: ObjectUsers,
  })
  .meta({ id: 'WebitelError' });
export type WebitelError = z.infer<typeof WebitelError>;
