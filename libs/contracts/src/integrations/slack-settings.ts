import { z } from 'zod';
import { secretText, type IntegrationFieldMeta } from './integration-field';
import { originText } from './origin-text';
import { complaintOfWebAddress } from './web-address';

const by = (way: 'webhook' | 'bot') => ({ param: 'mode', is: [way] });

/**
 * Slack by an incoming webhook (one channel) or a bot token (any channel the bot is in):
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks and
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export const SlackSettings = z
  .object({
    mode: z
      .enum(['webhook', 'bot'])
      .default('webhook')
      .meta({
        label: 'Connect by',
        help: 'An incoming webhook posts to the channel it was made for; a bot posts to any channel it was invited to.',
        widget: 'select',
      } satisfies IntegrationFieldMeta),
    webhookUrl: secretText(500, complaintOfWebAddress).meta({
      label: 'Webhook address',
      placeholder: 'https://hooks.slack.com/services/…',
      help: 'Whoever knows it can post, so it is kept as a secret.',
      showWhen: by('webhook'),
      secret: true,
    } satisfies IntegrationFieldMeta),
    botToken: secretText(500).meta({
      label: 'Bot token',
      placeholder: 'xoxb-…',
      help: 'Needs the scope `chat:write`.',
      showWhen: by('bot'),
      secret: true,
    } satisfies IntegrationFieldMeta),
    apiOrigin: originText()
      .default('https://slack.com')
      .meta({
        label: 'Slack server',
        help: 'Another one only for GovSlack (https://slack-gov.com) or a proxy of yours.',
        showWhen: by('bot'),
        advanced: true,
      } satisfies IntegrationFieldMeta),
  })
  .strict()
  .meta({ id: 'SlackSettings' });
export type SlackSettings = z.output<typeof SlackSettings>;
