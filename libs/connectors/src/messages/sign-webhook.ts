import { createHmac } from 'node:crypto';

export interface WebhookToSign {
  /** The same over all tries. */
  readonly id: string;
  /** Seconds since 1970, of this try. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The `webhook-signature` of Standard Webhooks 1.0: `v1,` and the HMAC-SHA256 of
 * `id.timestamp.body` in base64. The secret is `whsec_` and base64.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signWebhook({ id, timestamp, body }: WebhookToSign, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const hash = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return `v1,${hash}`;
}
