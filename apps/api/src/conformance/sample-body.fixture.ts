import type { SampleSchema } from './open-api-operations.fixture';

const deepest = 6;

export interface SampleOptions {
  readonly components: Readonly<Record<string, SampleSchema>>;
  /** Values of fields by their name, where the schema alone does not say enough. */
  readonly known: Readonly<Record<string, unknown>>;
  /** Optional fields that are there whatever chance says. */
  readonly needed: readonly string[];
  readonly chance: () => number;
}

/** A value the schema describes; optional fields are there by chance. */
export function sampleBody(schema: SampleSchema, options: SampleOptions, depth = 0): unknown {
  const again = (part: SampleSchema) => sampleBody(part, options, depth + 1);
  if (depth > deepest) return null;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return again(options.components[name] ?? {});
  }
  if (schema.enum) return pick(schema.enum, options.chance);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return again(pick(branches, options.chance) ?? {});
  if (schema.allOf) {
    const parts = schema.allOf.map(again);
    return parts.length === 1 ? parts[0] : Object.assign({}, ...parts);
  }
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, options, depth);
    case 'array':
      return schema.items ? [again(schema.items)] : [];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return options.chance() < 0.5;
    case 'string':
      return sampleText(schema, options.chance);
    default:
      return null;
  }
}

function sampleObject(schema: SampleSchema, options: SampleOptions, depth: number): object {
  const { chance, known, needed } = options;
  const required = new Set([...(schema.required ?? []), ...needed]);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    if (!required.has(name) && chance() < 0.5) return [];
    const value = name in known ? known[name] : sampleBody(part, options, depth + 1);
    return [[name, typeof value === 'function' ? value() : value] as const];
  });
  return Object.fromEntries(fields);
}

function sampleText({ format }: SampleSchema, chance: () => number): string {
  const word = Math.floor(chance() * 1e9).toString(36);
  if (format === 'email') return `${word}@example.com`;
  if (format === 'date-time') return '2030-01-01T00:00:00Z';
  return word;
}

function pick<T>(values: readonly T[], chance: () => number): T | undefined {
  return values[Math.floor(chance() * values.length)];
}
