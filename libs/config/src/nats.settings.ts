import { z } from 'zod';

const serverList = /^(nats|tls):\/\/[^\s,]+(,(nats|tls):\/\/[^\s,]+)*$/;

/** NATS with JetStream. */
export const NatsVariables = z.object({
  NATS_URL: z.string().regex(serverList, 'needs nats://host:port, several with commas').meta({
    description: 'NATS 2.14 or newer with JetStream. npm start provides one and sets it.',
    example: 'nats://hookline:secret@localhost:4222',
  }),
  NATS_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,32}$/, 'letters, digits, - and _ only, at most 32')
    .default('hl')
    .meta({ description: 'First token of every subject, so that installations share a server.' }),
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1).meta({
    description: 'Copies of each stream; 3 in a cluster.',
    unit: 'copies',
  }),
});

export interface NatsSettings {
  readonly url: string;
  readonly namespace: string;
  readonly replicas: number;
}

/** The settings of checked variables. */
export function toNatsSettings(variables: z.infer<typeof NatsVariables>): NatsSettings {
  return {
    url: variables.NATS_URL,
    namespace: variables.NATS_NAMESPACE,
    replicas: variables.NATS_REPLICAS,
  };
}
