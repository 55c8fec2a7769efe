/**
 * A message to another system, signed by Standard Webhooks 1.0. The receiver knows a repetition by
 * `webhook-id`: https://www.standardwebhooks.com
 */
import type { WebhookSettings } from '@hookline/contracts';
import type { HttpResponse, MessageContent, MessageReceipt } from '@hookline/engine';
import { answerOf, statusFailure } from './answer-failure';
import { plainTextOf } from './message-body';
import type { ProviderCall } from './provider-call';
import { signWebhook } from './sign-webhook';

type WebhookContent = Extract<MessageContent, { channel: 'webhook' }>;

export interface WebhookDelivery {
  readonly id: string;
  readonly sentAt: Date;
}

/** The signed call; a connection without a secret leaves the signature out. */
export function webhookCall(
  settings: WebhookSettings,
  content: WebhookContent,
  { id, sentAt }: WebhookDelivery,
): ProviderCall {
  const { url, secret = '', headers, authorization = '' } = settings;
  const timestamp = Math.floor(sentAt.getTime() / 1_000);
  const { to, subject, body: text, type } = content;
  const body = JSON.stringify({
    type,
    timestamp: sentAt.toISOString(),
    data: { to, subject, format: text.format, text: text.text, plain: plainTextOf(text) },
  });
  return {
    request: {
      url,
      body,
      headers: {
        ...Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        ...(authorization !== '' && { authorization }),
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        ...(secret !== '' && {
          'webhook-signature': signWebhook({ id, timestamp, body }, secret),
        }),
      },
    },
    paces: [],
    read: (response) => read(response, id),
  };
}

function read(response: HttpResponse, messageId: string): MessageReceipt {
  if (response.status >= 200 && response.status < 300) {
    return { messageId, status: response.status, answer: answerOf(response) };
  }
  throw statusFailure({ response, provider: 'The receiver', said: '' });
}
