import { z } from 'zod';

// What Express can read as one: an address, a range, or one of its three names.
const proxy = /^(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(\/\d{1,3})?)$/;

/** The HTTP server of the api. */
export const ServerVariables = z.object({
  HOST: z.string().default('127.0.0.1').meta({
    description: 'Address to listen on; 0.0.0.0 for every network of the machine.',
  }),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).meta({
    description: 'Port of page and API; 0 takes any free one.',
  }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description: 'Address people use, when a proxy stands in front: https://hooks.example.com',
    }),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine((list) => list.every((one) => proxy.test(one)), 'needs addresses or CIDR ranges')
    .meta({
      description:
        'Proxies whose X-Forwarded-For is believed: a comma list of addresses or CIDR, or loopback, linklocal, uniquelocal.',
      example: 'loopback,10.0.0.0/8',
    }),
  SECURE_COOKIES: z.stringbool().optional().meta({
    description: 'Cookies over https only. Default: true when PUBLIC_URL is https.',
  }),
  WEB_ROOT: z.string().optional().meta({
    description: 'Folder of the built page; without it only the API answers.',
  }),
  SUPERVISED: z.stringbool().default(false).meta({
    description: 'End when the parent process is gone. The launcher sets it.',
  }),
});

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  /** Whose word on the caller's address counts. */
  readonly trustedProxies: readonly string[];
  readonly secureCookies: boolean;
  readonly webRoot: string | null;
  readonly supervised: boolean;
}

/** The address the api listens on; null when it takes any free port. */
export function listenUrl({ host, port }: ServerSettings): string | null {
  return port === 0 ? null : `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The settings of checked variables. */
export function toServerSettings(variables: z.infer<typeof ServerVariables>): ServerSettings {
  const publicUrl = variables.PUBLIC_URL ?? null;
  return {
    host: variables.HOST,
    port: variables.PORT,
    publicUrl,
    trustedProxies: variables.TRUSTED_PROXIES,
    secureCookies: variables.SECURE_COOKIES ?? publicUrl?.startsWith('https:') ?? false,
    webRoot: variables.WEB_ROOT ?? null,
    supervised: variables.SUPERVISED,
  };
}
