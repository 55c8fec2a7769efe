/**
 * Discord, Execute Webhook: https://discord.com/developers/docs/resources/webhook#execute-webhook.
 * That call takes no nonce, so a repetition is a second message. Limits:
 * https://discord.com/developers/docs/topics/rate-limits (5 in 2 s for a webhook).
 */
import type { DiscordSettings } from '@hookline/contracts';
import {
  NodeFailure,
  type HttpResponse,
  type MessageContent,
  type MessageReceipt,
  type MessageText,
} from '@hookline/engine';
import { z } from 'zod';
import { escapeDiscord, spansToDiscord } from '../message-text/discord-text';
import { parseMarkdown } from '../message-text/parse-markdown';
import { answerOf, authFailure, statusFailure } from './answer-failure';
import { LimitReached } from './limit-reached';
import { refuseHtml, refuseLength } from './message-body';
import { paceKey } from './pace-key';
import type { ProviderCall } from './provider-call';

const mostCharacters = 2_000;
const paceMs = 400;

const Answer = z.object({
  id: z.string().default(''),
  message: z.string().default(''),
  retry_after: z.number().optional(),
});

type DiscordContent = Extract<MessageContent, { channel: 'discord' }>;

/** Throws `NodeFailure` for a message Discord would refuse. */
export function discordCall(settings: DiscordSettings, content: DiscordContent): ProviderCall {
  const { webhookUrl = '' } = settings;
  const { thread, body } = content;
  if (thread !== '' && !/^\d{1,20}$/.test(thread)) {
    throw new NodeFailure('message.invalid', 'A Discord thread is named by its number.');
  }
  const url = new URL(webhookUrl);
  // Without it Discord answers before the message is stored, and its id stays unknown.
  url.searchParams.set('wait', 'true');
  if (thread !== '') url.searchParams.set('thread_id', thread);
  return {
    request: {
      url: url.href,
      headers: { 'content-type': 'application/json' },
      // A value that says @everyone must not ring everybody's phone.
      body: JSON.stringify({ content: textOf(body), allowed_mentions: { parse: [] } }),
    },
    paces: [{ key: paceKey('discord', url.origin + url.pathname), everyMs: paceMs }],
    read,
  };
}

function textOf(body: MessageText): string {
  refuseHtml(body, 'Discord');
  const text =
    body.format === 'markdown'
      ? spansToDiscord(parseMarkdown(body.text))
      : escapeDiscord(body.text);
  refuseLength(text.length, mostCharacters, 'Discord');
  return text;
}

function read(response: HttpResponse): MessageReceipt {
  const answer = Answer.safeParse(answerOf(response)).data;
  if (response.status >= 200 && response.status < 300) {
    return { messageId: answer?.id ?? '', status: response.status, answer: answerOf(response) };
  }
  const fault = { response, provider: 'Discord', said: answer?.message ?? '' };
  if (response.status === 429 && answer?.retry_after !== undefined) {
    throw new LimitReached(Math.ceil(answer.retry_after * 1_000));
  }
  // Unknown Webhook: its address was withdrawn.
  if (response.status === 404) throw authFailure(fault);
  throw statusFailure(fault);
}
