import { z } from 'zod';

/** Any value JSON can carry. Stored as `jsonb`, passed between nodes, shown on steps. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A JSON object: event data, variables, node params. */
export type JsonObject = { readonly [key: string]: JsonValue };

export const JsonValue: z.ZodType<JsonValue> = z.json();

export const JsonObject: z.ZodType<JsonObject> = z.record(z.string(), z.json());

/** True for a JSON object: not null, not a list. Narrows without an assertion. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a JSON list. `Array.isArray` alone would narrow a readonly list to `any[]`. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
