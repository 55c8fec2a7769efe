import type { JsonObject, Problem } from '@hookline/contracts';
import { textOf, type RemoteNodeType } from '@hookline/engine';
import { effectOutlets } from '../outlets';
import { refText } from '../params/ref-text';
import { executeSendMessage } from './send-message.execute';
import { SendMessageParams } from './send-message.params';

export const sendMessage: RemoteNodeType<typeof SendMessageParams> = {
  type: 'send-message',
  version: 1,
  kind: 'remote',
  asks: 'messages',
  label: 'Send message',
  description: 'Sends an email, a Telegram, Slack or Discord message, or a signed webhook.',
  help: [
    'The *connection* says who sends and holds the password or token; make one under Integrations and press *Test* there.',
    'Limits of the providers are kept before sending, over all workers: Telegram 30 a second, 1 a second for a chat and 20 a minute for a group; Slack 1 a second for a channel; Discord 5 in 2 seconds; email as the connection says. A message whose turn is more than 5 seconds away waits parked; that counts as no try.',
    'Leaves by *failure* with `code` and `message`: `message.dns`, `message.connect`, `message.tls`, `message.timeout`, `message.auth` (user, password or token), `message.refused` (the recipient), `message.4xx`, `message.5xx`, `message.blocked` (a private network), `message.too-long`. Another try, if the settings allow tries, follows after dns, connect, timeout and 5xx.',
    'After a crash in mid-send a webhook is sent again with the same `webhook-id`. The others cannot tell a repetition, so the setting decides: *send again* or *do not repeat*.',
  ].join('\n\n'),
  category: 'message',
  icon: 'message',
  synonyms: ['mail', 'smtp', 'notify', 'chat', 'alert', 'bot', 'whatsapp', 'sms', 'sendEmail'],
  params: SendMessageParams,
  outlets: () => effectOutlets,
  summary: (params) =>
    [
      textOf(params['channel']) || 'email',
      refText(params, 'integration') && `by ${refText(params, 'integration')}`,
      textOf(params['to']) && `to ${textOf(params['to'])}`,
    ]
      .filter(Boolean)
      .join(' '),
  check,
  setsVariables: (params) =>
    [textOf(params['idVariable']), textOf(params['errorVariable'])].filter(Boolean),
  outputs: {
    messageId: 'The provider’s id of the message; empty when it gives none.',
    status: 'The HTTP or SMTP status.',
    answer: 'What the provider answered.',
  },
  settings: ['timeoutMs', 'retry', 'onUnknown', 'disabled'],
  timeoutMs: 30_000,
  repeatable: ({ channel }) => channel === 'webhook',
  execute: executeSendMessage,
};

const names: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord' };

function check(params: JsonObject): Omit<Problem, 'nodeId'>[] {
  const channel = textOf(params['channel']) || 'email';
  const name = names[channel];
  const problems: Omit<Problem, 'nodeId'>[] = [];
  if (name !== undefined && params['format'] === 'html') {
    problems.push(problem('format', `${name} shows no HTML: choose plain text or markdown`));
  }
  const needsRecipient = channel === 'email' || channel === 'telegram';
  if (needsRecipient && textOf(params['to']).trim() === '') {
    problems.push(problem('to', 'is required'));
  }
  return problems;
}

function problem(field: string, message: string): Omit<Problem, 'nodeId'> {
  return { level: 'error', code: `message.${field}`, path: `params.${field}`, message, field };
}
