import {
  FlowSchemaType,
  type FlowSchema,
  type FlowSchemaSummary,
  type JsonValue,
} from '@hookline/contracts';
import { millisText } from '../millis-text';
import { personOf } from './person-of';

/** A flow schema as `selectFlowSchemas` selects it, without its bodies. */
export interface FlowSchemaRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly source: string;
  readonly editor: boolean;
  readonly debug: boolean;
  readonly tags: readonly string[];
  readonly note: string;
  readonly published_version: number | null;
  readonly published_at: Date | null;
  readonly draft_revision: number;
  readonly draft_newer: boolean | null;
  readonly hook_count: number;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly created_by_name: string | null;
  readonly updated_at: Date;
  readonly updated_by: string | null;
  readonly updated_by_name: string | null;
}

export interface FlowSchemaBodies {
  readonly array_schema: JsonValue;
  readonly payload: JsonValue;
}

export function toFlowSchemaSummary(row: FlowSchemaRow): FlowSchemaSummary {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    type: FlowSchemaType.parse(row.type),
    editor: row.editor,
    debug: row.debug,
    tags: row.tags.map((name) => ({ name })),
    note: row.note,
    published_version: row.published_version,
    published_at: row.published_at?.toISOString() ?? null,
    draft_revision: row.draft_revision,
    draft_newer: row.draft_newer ?? false,
    source: row.source === 'webitel' ? 'webitel' : 'drawn',
    hook_count: row.hook_count,
    created_at: millisText(row.created_at),
    created_by: personOf(row.created_by, row.created_by_name),
    updated_at: millisText(row.updated_at),
    updated_by: personOf(row.updated_by, row.updated_by_name),
  };
}

export function toFlowSchemaView(row: FlowSchemaRow & FlowSchemaBodies): FlowSchema {
  return { ...toFlowSchemaSummary(row), schema: row.array_schema, payload: row.payload };
}
