import { z } from 'zod';
import { complaintOfHeaders } from '../http-header-rules';
import { secretText, type IntegrationFieldMeta } from './integration-field';
import { complaintOfWebAddress } from './web-address';

/** Names that Standard Webhooks and the body give themselves. */
const ownNames = new Set(['content-type', 'webhook-id', 'webhook-signature', 'webhook-timestamp']);

/** A receiver of signed messages: https://www.standardwebhooks.com (specification 1.0). */
export const WebhookSettings = z
  .object({
    url: z
      .string()
      .trim()
      .max(2_000)
      .superRefine((value, check) => {
        const message = complaintOfWebAddress(value);
        if (message !== null) check.addIssue({ code: 'custom', message });
      })
      .meta({
        label: 'Address',
        placeholder: 'https://crm.example/hookline',
      } satisfies IntegrationFieldMeta),
    secret: secretText(200, complaintOfWebhookSecret).meta({
      label: 'Signing secret',
      placeholder: 'whsec_…',
      help: 'Signs every message by Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. Empty: not signed.',
      secret: true,
    } satisfies IntegrationFieldMeta),
    headers: z
      .record(z.string().min(1).max(200), z.string().max(2_000))
      .default({})
      .superRefine((headers, check) => {
        for (const { name, message } of complaintOfHeaders(headers)) {
          check.addIssue({ code: 'custom', path: [name], message });
        }
        for (const name of Object.keys(headers).filter((one) => ownNames.has(one.toLowerCase()))) {
          check.addIssue({ code: 'custom', path: [name], message: 'is set by Hookline itself' });
        }
        if (Object.keys(headers).length > 50) {
          check.addIssue({ code: 'custom', message: 'holds more than 50 entries' });
        }
      })
      .meta({
        label: 'Headers',
        help: 'Can be read by everyone who may see connections: a key belongs in the field below.',
        widget: 'key-value',
        advanced: true,
      } satisfies IntegrationFieldMeta),
    authorization: secretText(2_000).meta({
      label: 'Authorization header',
      placeholder: 'Bearer …',
      help: 'Sent as it stands.',
      advanced: true,
      secret: true,
    } satisfies IntegrationFieldMeta),
  })
  .strict()
  .meta({ id: 'WebhookSettings' });
export type WebhookSettings = z.output<typeof WebhookSettings>;

function complaintOfWebhookSecret(value: string): string | null {
  const sentence = 'must be whsec_ and 24 to 64 bytes in base64';
  const [, text = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? [];
  if (text === '' || text.length % 4 !== 0) return sentence;
  const bytes = (text.length / 4) * 3 - (text.length - text.replace(/=+$/, '').length);
  return bytes >= 24 && bytes <= 64 ? null : sentence;
}
