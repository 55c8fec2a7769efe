import type { StandardSchemaConverter } from '@nestjs/swagger';
import { z } from 'zod';

const localRef = '#/definitions/';
const componentRef = '#/components/schemas/';

/**
 * A contract as an OpenAPI 3.0 schema, its named parts as components.
 *
 * 1. What JSON Schema cannot say (a transformation, say) is left open rather than left out.
 * 2. A part reads differently in a body, where defaults may be left out, than in an answer: in a
 *    body its component is called `…Body`, unless its own name says that it is one.
 */
export const toOpenApiSchema: StandardSchemaConverter = (schema, { schemaType }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const nameOf = (name: string) =>
    schemaType === 'output' || /(Input|Patch)$/.test(name) ? name : `${name}Body`;
  const { definitions, $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: schemaType,
    unrepresentable: 'any',
  });
  void $schema;
  const components = Object.fromEntries(
    Object.entries(definitions ?? {}).map(([name, part]) => [nameOf(name), part]),
  );
  return { schema: withRefs(rest, nameOf), components: withRefs(components, nameOf) };
};

function withRefs<T>(value: T, nameOf: (name: string) => string): T {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === '$ref' && typeof part === 'string' && part.startsWith(localRef)
        ? componentRef + nameOf(part.slice(localRef.length))
        : part,
    ),
  );
}
