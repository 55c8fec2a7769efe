import { z } from 'zod';
import { secretText, type IntegrationFieldMeta } from './integration-field';
import { originText } from './origin-text';

/** Telegram Bot API: https://core.telegram.org/bots/api#authorizing-your-bot */
export const TelegramSettings = z
  .object({
    botToken: secretText(200, (token) =>
      /^\d+:[A-Za-z0-9_-]{10,}$/.test(token) ? null : 'must look like 123456:ABC-DEF…',
    ).meta({
      label: 'Bot token',
      help: 'From @BotFather.',
      placeholder: '123456:ABC-DEF…',
      secret: true,
    } satisfies IntegrationFieldMeta),
    apiOrigin: originText()
      .default('https://api.telegram.org')
      .meta({
        label: 'Bot API server',
        help: 'Another one only when you run a Bot API server of your own.',
        advanced: true,
      } satisfies IntegrationFieldMeta),
  })
  .strict()
  .meta({ id: 'TelegramSettings' });
export type TelegramSettings = z.output<typeof TelegramSettings>;
