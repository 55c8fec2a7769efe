import { z } from 'zod';
import { DiscordSettings } from './discord-settings';
import { EmailSettings } from './email-settings';
import { HttpSettings } from './http-settings';
import type { IntegrationKind } from './integration-kind';
import { SlackSettings } from './slack-settings';
import { TelegramSettings } from './telegram-settings';
import { WebhookSettings } from './webhook-settings';

export interface IntegrationKindDescription {
  readonly label: string;
  /** One sentence for the choice of a kind. */
  readonly description: string;
  /** Name of a Tabler icon. */
  readonly icon: string;
  /** Its settings in the order of the form; secret ones say so in their metadata. */
  readonly settings: z.ZodObject;
}

/** Every kind of connection; forms, checks, API and docs derive from it. */
export const integrationKinds = {
  email: {
    label: 'Email',
    description: 'Sends mail through an SMTP server.',
    icon: 'mail',
    settings: EmailSettings,
  },
  telegram: {
    label: 'Telegram',
    description: 'Writes to chats, groups and channels as a bot.',
    icon: 'brand-telegram',
    settings: TelegramSettings,
  },
  slack: {
    label: 'Slack',
    description: 'Posts to channels by an incoming webhook or as a bot.',
    icon: 'brand-slack',
    settings: SlackSettings,
  },
  discord: {
    label: 'Discord',
    description: 'Posts to the channel of a webhook.',
    icon: 'brand-discord',
    settings: DiscordSettings,
  },
  webhook: {
    label: 'Webhook',
    description: 'Posts signed messages to another system (Standard Webhooks).',
    icon: 'webhook',
    settings: WebhookSettings,
  },
  http: {
    label: 'HTTP credentials',
    description: 'Signs HTTP requests of flows in to one server.',
    icon: 'world',
    settings: HttpSettings,
  },
} as const satisfies Record<IntegrationKind, IntegrationKindDescription>;

const Marked = z.object({ secret: z.literal(true) });

/** Names of a kind's secret settings. */
export function secretFieldsOf(kind: IntegrationKind): readonly string[] {
  return Object.entries<z.ZodType>(integrationKinds[kind].settings.shape)
    .filter(([, field]) => Marked.safeParse(field.meta()).success)
    .map(([name]) => name);
}
