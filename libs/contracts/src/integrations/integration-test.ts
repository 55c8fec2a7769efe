import { z } from 'zod';
import { JsonObject } from '../json';
import { Connection } from './connection';

const Recipient = z.string().trim().max(500).optional().meta({
  description:
    'Also sends a test message: to this chat, channel or mail address. Absent: nothing is sent where the provider can be asked without a message; a webhook always gets one.',
});

const [telegram, slack, discord, email, webhook, http] = Connection.options;

/** `POST /integrations/test`: values that are not stored yet. */
export const UnsavedIntegrationTest = z
  .discriminatedUnion('kind', [
    telegram.extend({ recipient: Recipient }),
    slack.extend({ recipient: Recipient }),
    discord.extend({ recipient: Recipient }),
    email.extend({ recipient: Recipient }),
    webhook.extend({ recipient: Recipient }),
    http.extend({ recipient: Recipient }),
  ])
  .meta({ id: 'UnsavedIntegrationTest' });
export type UnsavedIntegrationTest = z.output<typeof UnsavedIntegrationTest>;

/** `POST /integrations/{id}/test`: the stored values, with changes that are not saved laid over. */
export const SavedIntegrationTest = z
  .object({ settings: JsonObject.optional(), recipient: Recipient })
  .strict()
  .meta({ id: 'SavedIntegrationTest' });
export type SavedIntegrationTest = z.output<typeof SavedIntegrationTest>;

/** Where a test came to its end. */
export const IntegrationTestStage = z.enum([
  'blocked',
  'dns',
  'connect',
  'tls',
  'timeout',
  'auth',
  'refused',
  '4xx',
  '5xx',
  'invalid',
]);
export type IntegrationTestStage = z.infer<typeof IntegrationTestStage>;

export const IntegrationTestResult = z
  .object({
    ok: z.boolean(),
    stage: IntegrationTestStage.nullable().meta({
      description:
        'Where it failed; null when it did not. `blocked`: the address guard. `connect`: no connection, or one that broke. `auth`: the credentials. `refused`: the provider refused the message or its recipient. `invalid`: an answer that makes no sense.',
    }),
    status: z.int().nullable().meta({ description: 'The HTTP or SMTP status, if one came.' }),
    message: z.string().meta({ description: 'A sentence for a person.' }),
    durationMs: z.int(),
  })
  .meta({ id: 'IntegrationTestResult' });
export type IntegrationTestResult = z.infer<typeof IntegrationTestResult>;
