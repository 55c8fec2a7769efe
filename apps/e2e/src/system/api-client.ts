import type { z } from 'zod';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface ApiRequest {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A caller of the HTTP API, as one outside is: with nothing but an address and a key. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  withKey(key: string): ApiClient {
    return new ApiClient(this.url, { authorization: `Bearer ${key}` });
  }

  withCookie(cookie: string): ApiClient {
    return new ApiClient(this.url, { cookie });
  }

  /** @param path below `/api`, with a leading slash */
  async send(path: string, { method, body, headers }: ApiRequest = {}): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}/api${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  }

  /** The body of an answer, by its contract. @throws when it is no success or breaks its contract */
  async read<T>(path: string, contract: z.ZodType<T>, request: ApiRequest = {}): Promise<T> {
    const { status, body } = await this.send(path, request);
    if (status < 200 || status > 299) {
      throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    }
    return contract.parse(body);
  }
}
