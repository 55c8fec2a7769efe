import { z } from 'zod';
import { secretText, type IntegrationFieldMeta } from './integration-field';
import { complaintOfWebAddress } from './web-address';

/** Discord by a channel's webhook: https://discord.com/developers/docs/resources/webhook */
export const DiscordSettings = z
  .object({
    webhookUrl: secretText(500, complaintOfDiscordAddress).meta({
      label: 'Webhook address',
      placeholder: 'https://discord.com/api/webhooks/…',
      help: 'From the channel’s settings, Integrations, Webhooks. Whoever knows it can post, so it is kept as a secret.',
      secret: true,
    } satisfies IntegrationFieldMeta),
  })
  .strict()
  .meta({ id: 'DiscordSettings' });
export type DiscordSettings = z.output<typeof DiscordSettings>;

function complaintOfDiscordAddress(value: string): string | null {
  const complaint = complaintOfWebAddress(value);
  if (complaint !== null) return complaint;
  return /\/webhooks\/\d+\/[\w-]+\/?$/.test(new URL(value).pathname)
    ? null
    : 'must end in /webhooks/<number>/<token>';
}
