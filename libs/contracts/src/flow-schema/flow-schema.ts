import { z } from 'zod';
import { BigId } from '../contact-centre/lookup';
import { JsonValue } from '../json';
import { ListQuery, queryFlag, repeated } from '../list-query';
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

const written = FlowSchemaInput.shape;

/** Only changed keys. Without the defaults of a new schema, or they would overwrite. */
export const FlowSchemaPatch = FlowSchemaInput.extend({
  description: written.description.unwrap(),
  type: written.type.unwrap(),
  editor: written.editor.unwrap(),
  debug: written.debug.unwrap(),
  tags: written.tags.unwrap(),
  note: written.note.unwrap(),
})
  .partial()
  .meta({ id: 'FlowSchemaPatch' });
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
    published_at: z.string().nullable().meta({ description: 'ISO instant.' }),
    draft_revision: z.int().meta({ description: 'Optimistic lock of the draft.' }),
    draft_newer: z.boolean(),
    source: z.enum(['drawn', 'webitel']),
    hook_count: z.int(),
    created_at: z.string().meta({ description: 'ms since 1970, as text.' }),
    created_by: person,
    updated_at: z.string().meta({ description: 'ms since 1970, as text.' }),
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
    saved_at: z.string().meta({ description: 'ISO instant.' }),
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

/** Body of `POST /routing/schema/{id}/rollback`. */
export const RollbackInput = z
  .strictObject({ version: z.int32().min(1), note: z.string().max(500).default('') })
  .meta({ id: 'RollbackInput' });
export type RollbackInput = z.infer<typeof RollbackInput>;

/** Body of `POST /routing/schema/{id}/check`: a graph, or nothing for the stored draft. */
export const FlowCheckInput = z
  .strictObject({ graph: FlowGraph.optional() })
  .meta({ id: 'FlowCheckInput' });
export type FlowCheckInput = z.infer<typeof FlowCheckInput>;

export const FlowCheckAnswer = z
  .object({ problems: z.array(Problem) })
  .meta({ id: 'FlowCheckAnswer' });
export type FlowCheckAnswer = z.infer<typeof FlowCheckAnswer>;

export const FlowSchemaQuery = ListQuery.extend({
  id: repeated(BigId),
  name: z.string().max(100).optional(),
  type: repeated(z.string()),
  tags: repeated(z.string()),
  editor: queryFlag.optional(),
});
export type FlowSchemaQuery = z.infer<typeof FlowSchemaQuery>;

export const FlowVersion = z
  .object({
    id: z.string(),
    version: z.int(),
    note: z.string(),
    hash: z.string().meta({ description: 'SHA-256 of the canonical graph.' }),
    created_at: z.string().meta({ description: 'ISO instant.' }),
    created_by: person,
    current: z.boolean(),
    graph: FlowGraph.optional().meta({ description: 'Only when one version is asked for.' }),
  })
  .meta({ id: 'FlowVersion' });
export type FlowVersion = z.infer<typeof FlowVersion>;
