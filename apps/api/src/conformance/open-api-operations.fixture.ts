import { z } from 'zod';

/** A schema as the reference writes it; what a sample needs of it. */
export interface SampleSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly SampleSchema[];
  readonly anyOf?: readonly SampleSchema[];
  readonly oneOf?: readonly SampleSchema[];
  readonly properties?: Readonly<Record<string, SampleSchema>>;
  readonly required?: readonly string[];
  readonly items?: SampleSchema;
  readonly minimum?: number;
  readonly format?: string;
}

/** One method of one path of the reference. */
export interface Operation {
  readonly method: string;
  /** With `{placeholders}`, below `/api`. */
  readonly path: string;
  readonly query: readonly string[];
  readonly body: SampleSchema | null;
}

const Schema: z.ZodType<SampleSchema> = z.looseObject({});
const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: Schema })) })
          .optional(),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
});

/** Everything the OpenAPI document says can be asked. */
export function readOperations(document: unknown): {
  operations: readonly Operation[];
  components: Readonly<Record<string, SampleSchema>>;
} {
  const { paths, components } = Document.parse(document);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]): Operation => {
      const [content] = Object.values(requestBody?.content ?? {});
      return {
        method: method.toUpperCase(),
        path: path.replace(/^\/api/, ''),
        query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
        body: content?.schema ?? null,
      };
    }),
  );
  return { operations, components: components.schemas };
}
