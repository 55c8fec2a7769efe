import { z } from 'zod';
import { DiscordSettings } from './discord-settings';
import { EmailSettings } from './email-settings';
import { HttpSettings } from './http-settings';
import { SlackSettings } from './slack-settings';
import { TelegramSettings } from './telegram-settings';
import { WebhookSettings } from './webhook-settings';

/**
 * The settings of a kind, secrets among them: what a new connection is made of, and what a
 * connector works with. Never part of an answer.
 */
export const Connection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('telegram'), settings: TelegramSettings }).strict(),
  z.object({ kind: z.literal('slack'), settings: SlackSettings }).strict(),
  z.object({ kind: z.literal('discord'), settings: DiscordSettings }).strict(),
  z.object({ kind: z.literal('email'), settings: EmailSettings }).strict(),
  z.object({ kind: z.literal('webhook'), settings: WebhookSettings }).strict(),
  z.object({ kind: z.literal('http'), settings: HttpSettings }).strict(),
]);
export type Connection = z.output<typeof Connection>;
