import { z } from 'zod';

/** PostgreSQL. */
export const DatabaseVariables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).meta({
    description: 'PostgreSQL 16 or newer. npm start provides one and sets it.',
    example: 'postgres://hookline:secret@localhost:5432/hookline',
  }),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10).meta({
    description: 'Most connections of one process.',
    unit: 'connections',
  }),
});

export interface DatabaseSettings {
  readonly url: string;
  readonly maxConnections: number;
}

/** The settings of checked variables. */
export function toDatabaseSettings(variables: z.infer<typeof DatabaseVariables>): DatabaseSettings {
  return { url: variables.DATABASE_URL, maxConnections: variables.DATABASE_CONNECTIONS };
}
