import { z } from 'zod';
import { JsonValue } from '../json';
import { Problem } from '../problem';
import { FlowGraph } from './flow-graph';

export const FlowSchemaType = z
  .enum(['default', 'voice', 'chat', 'processing', 'service'])
  .meta({ id: 'FlowSchemaType', description: 'Only `service` and `default` may be hooked.' });
export type FlowSchemaType = z.infer<typeof FlowSchemaType>;

/** Types a queue hook may start. */
export const hookableSchemaTypes: readonly FlowSchemaType[] = ['service', 'default'];

/** What a client writes to `/routing/schema`. `graph` is our addition: a drawn document. */
export const FlowSchemaInput = z
  .object({
    name: z.string().trim().min(1).max(100),
    description: z.string().max(200).default(''),
    type: FlowSchemaType.default('service'),
    schema: JsonValue.optional().meta({
      description: 'Webitel node array (or text holding one). Compiled, published at once.',
    }),
    payload: JsonValue.optional().meta({ description: 'Diagram state of a Webitel client.' }),
    editor: z.boolean().default(false),
    debug: z.boolean().default(false),
    tags: z.array(z.object({ name: z.string().max(50) })).default([]),
    note: z.string().max(500).default(''),
    graph: FlowGraph.optional().meta({ description: 'Becomes the draft.' }),
  })
  .meta({ id: 'FlowSchemaInput' });
export type FlowSchemaInput = z.infer<typeof FlowSchemaInput>;

export const FlowSchemaPatch = FlowSchemaInput.partial().meta({ id: 'FlowSchemaPatch' });
export type FlowSchemaPatch = z.infer<typeof FlowSchemaPatch>;

const person = z.object({ id: z.string(), name: z.string() }).nullable();

export const FlowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    type: FlowSchemaType,
    schema: JsonValue.meta({ description: 'As a Webitel client wrote it; `[]` for drawn ones.' }),
    payload: JsonValue,
    editor: z.boolean(),
    debug: z.boolean(),
    tags: z.array(z.object({ name: z.string() })),
    note: z.string(),
    /** Ours: */
    published_version: z.int().nullable(),
    published_at: z.string().nullable(),
    draft_revision: z.int().meta({ description: 'Optimistic lock of the draft.' }),
    draft_newer: z.boolean(),
    source: z.enum(['drawn', 'webitel']),
    hook_count: z.int(),
    created_at: z.string(),
    created_by: person,
    updated_at: z.string(),
    updated_by: person,
  })
  .meta({ id: 'FlowSchema' });
export type FlowSchema = z.infer<typeof FlowSchema>;

/** Row of the list: without the bodies. */
export const FlowSchemaSummary = FlowSchema.omit({ schema: true, payload: true }).meta({
  id: 'FlowSchemaSummary',
});
export type FlowSchemaSummary = z.infer<typeof FlowSchemaSummary>;

/** `GET|PUT /routing/schema/{id}/draft`. */
export const FlowDraft = z
  .object({
    graph: FlowGraph,
    revision: z.int().meta({ description: 'Send it back with PUT; 409 when another saved.' }),
    saved_at: z.string(),
    saved_by: person,
    problems: z.array(Problem),
  })
  .meta({ id: 'FlowDraft' });
export type FlowDraft = z.infer<typeof FlowDraft>;

export const FlowDraftInput = z
  .object({ graph: FlowGraph, revision: z.int().min(0) })
  .strict()
  .meta({ id: 'FlowDraftInput' });
export type FlowDraftInput = z.infer<typeof FlowDraftInput>;

export const PublishInput = z
  .object({
    note: z.string().max(500).default(''),
    revision: z.int().min(0).optional().meta({ description: 'Refuses when the draft moved on.' }),
  })
  .strict()
  .meta({ id: 'PublishInput' });
export type PublishInput = z.infer<typeof PublishInput>;

export const FlowVersion = z
  .object({
    id: z.string(),
    version: z.int(),
    note: z.string(),
    hash: z.string().meta({ description: 'SHA-256 of the canonical graph.' }),
    created_at: z.string(),
    created_by: person,
    current: z.boolean(),
    graph: FlowGraph.optional().meta({ description: 'Only when one version is asked for.' }),
  })
  .meta({ id: 'FlowVersion' });
export type FlowVersion = z.infer<typeof FlowVersion>;
