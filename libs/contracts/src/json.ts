import { z } from 'zod';

/** Any value JSON can carry. Stored as `jsonb`, passed between nodes, shown on steps. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A JSON object: event data, variables, node params. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** True for a value `JSON.stringify` writes without loss. Nesting beyond 1,000 levels is none. */
export function isJsonValue(value: unknown, depth = 0): value is JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      if (depth > 1_000) return false;
      return Object.values(value).every((item) => isJsonValue(item, depth + 1));
    default:
      return false;
  }
}

// Not `z.json()`: that one is recursive in Zod's own machinery and costs 8 µs where this costs
// half of one, for every param of every step. `z.any()` keeps it an open schema in OpenAPI.
export const JsonValue: z.ZodType<JsonValue> = z
  .any()
  .refine((value) => isJsonValue(value), 'must be a JSON value');

export const JsonObject: z.ZodType<JsonObject> = z.record(z.string(), JsonValue);

/** True for a JSON object: not null, not a list. Narrows without an assertion. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a JSON list. `Array.isArray` alone would narrow a readonly list to `any[]`. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
