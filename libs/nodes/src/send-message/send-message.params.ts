import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { objectRef } from '../params/object-ref';
import { text } from '../params/text';
import { optionalVariableName } from '../params/variable-name';

export const messageChannels = ['email', 'telegram', 'slack', 'discord', 'webhook'] as const;
export type MessageChannel = (typeof messageChannels)[number];

const on = (...channels: MessageChannel[]) => ({ param: 'channel', is: channels });
const as = (format: 'plain' | 'markdown' | 'html') => ({ param: 'format', is: [format] });

const oneLine = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine((value) => !/[\r\n\0]/.test(value), 'must not hold line breaks');

const body = () => text(z.string().max(100_000)).default('');

export const SendMessageParams = z.object({
  channel: text(z.enum(messageChannels))
    .default('email')
    .meta({ label: 'Channel', language: 'literal' } satisfies ParamMeta),
  integration: objectRef('connection').meta({
    label: 'Connection',
    help: 'Who sends: a connection of the same kind.',
    widget: 'integration-picker',
    kinds: { param: 'channel' },
  } satisfies ParamMeta),
  to: text(oneLine(10_000))
    .default('')
    .meta({
      label: 'Recipient',
      placeholder: '${email}',
      help: 'Email: one or more addresses, divided by commas. Telegram: a chat number or @channel. Slack: a channel, for bots only. Discord: the number of a thread, or empty. Webhook: any text.',
    } satisfies ParamMeta),
  cc: text(oneLine(10_000))
    .default('')
    .meta({ label: 'Copy to', showWhen: on('email') } satisfies ParamMeta),
  subject: text(oneLine(1_000))
    .default('')
    .meta({ label: 'Subject', showWhen: on('email', 'webhook') } satisfies ParamMeta),
  format: text(z.enum(['plain', 'markdown', 'html']))
    .default('plain')
    .meta({
      label: 'Written as',
      help: 'Values filled in are shown as they are: no sign in them changes the form. Slack and Discord take no HTML.',
      language: 'literal',
    } satisfies ParamMeta),
  text: body().meta({
    label: 'Text',
    widget: 'textarea',
    showWhen: as('plain'),
  } satisfies ParamMeta),
  markdown: body().meta({
    label: 'Text',
    placeholder: 'Missed call from **${destination}**',
    help: '`**strong**`, `*emphasis*`, `~~struck~~`, `` `code` `` and `[text](https://…)`, on every channel.',
    widget: 'textarea',
    encode: 'markdown',
    showWhen: as('markdown'),
  } satisfies ParamMeta),
  html: body().meta({
    label: 'HTML',
    help: 'Mail gets a text version made of it. Telegram knows few tags: b, i, u, s, a, code, pre, blockquote.',
    widget: 'textarea',
    encode: 'html',
    showWhen: as('html'),
  } satisfies ParamMeta),
  attachments: z
    .array(
      z.object({
        name: text(z.string().trim().max(200))
          .default('')
          .meta({ label: 'File name', placeholder: 'call.txt' } satisfies ParamMeta),
        text: text(z.string().max(1_000_000))
          .default('')
          .meta({ label: 'Text' } satisfies ParamMeta),
        url: text(z.string().trim().max(8_000))
          .default('')
          .meta({ label: 'or address' } satisfies ParamMeta),
      }),
    )
    .max(10, 'holds more than 10 files')
    .default([])
    .meta({
      label: 'Files',
      help: 'The text of a file, or the address to fetch it from; 5 MiB together.',
      widget: 'assignments',
      showWhen: on('email'),
    } satisfies ParamMeta),
  bcc: text(oneLine(10_000))
    .default('')
    .meta({ label: 'Hidden copy to', showWhen: on('email'), advanced: true } satisfies ParamMeta),
  replyTo: text(oneLine(500))
    .default('')
    .meta({
      label: 'Reply to',
      help: 'Instead of the one of the connection.',
      showWhen: on('email'),
      advanced: true,
    } satisfies ParamMeta),
  type: text(oneLine(100).min(1))
    .default('message')
    .meta({
      label: 'Type',
      help: 'What the receiver tells messages apart by.',
      showWhen: on('webhook'),
      advanced: true,
    } satisfies ParamMeta),
  idVariable: optionalVariableName()
    .default('')
    .meta({
      label: 'Variable for the id',
      help: 'Holds the provider’s id of the message; empty when it was not sent.',
      advanced: true,
    } satisfies ParamMeta),
  errorVariable: optionalVariableName()
    .default('')
    .meta({
      label: 'Variable for the error',
      help: 'Holds the sentence of a failure; empty when the message was sent.',
      advanced: true,
    } satisfies ParamMeta),
});
export type SendMessageParams = z.output<typeof SendMessageParams>;
