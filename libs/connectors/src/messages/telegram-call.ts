/**
 * Telegram Bot API, sendMessage: https://core.telegram.org/bots/api#sendmessage; limits:
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
import type { TelegramSettings } from '@hookline/contracts';
import {
  NodeFailure,
  type HttpResponse,
  type MessageContent,
  type MessageReceipt,
  type MessageText,
  type SendPace,
} from '@hookline/engine';
import { z } from 'zod';
import { spansToHtml, telegramTags } from '../message-text/html-text';
import { parseMarkdown } from '../message-text/parse-markdown';
import { htmlToText } from '../message-text/plain-text';
import { authFailure, answerOf, refusedFailure, statusFailure } from './answer-failure';
import { LimitReached } from './limit-reached';
import { plainTextOf, refuseLength } from './message-body';
import { paceKey } from './pace-key';
import type { ProviderCall } from './provider-call';

/** After entities are parsed. */
const mostCharacters = 4_096;

/** 30 a second in all, with a little room for what the network adds. */
const botPaceMs = 35;
const chatPaceMs = 1_000;
/** 20 a minute. */
const groupPaceMs = 3_000;

const Answer = z.object({
  ok: z.boolean(),
  description: z.string().optional(),
  result: z.object({ message_id: z.union([z.number(), z.string()]).optional() }).optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
});

type TelegramContent = Extract<MessageContent, { channel: 'telegram' }>;

/** Throws `NodeFailure` for a message Telegram would refuse. */
export function telegramCall(settings: TelegramSettings, content: TelegramContent): ProviderCall {
  const { botToken = '', apiOrigin } = settings;
  const { chat, body } = content;
  if (!/^(?:-?\d{1,20}|@\w{4,64})$/.test(chat)) {
    throw new NodeFailure('message.invalid', 'A Telegram chat is a number, or @ and a name.');
  }
  return {
    request: {
      url: `${apiOrigin}/bot${botToken}/sendMessage`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: chat, ...textOf(body) }),
    },
    paces: pacesOf(botToken, chat),
    read: readTelegram,
  };
}

function textOf(body: MessageText): { text: string; parse_mode?: 'HTML' } {
  const shown = body.format === 'html' ? htmlToText(body.text) : plainTextOf(body);
  refuseLength(shown.length, mostCharacters, 'Telegram');
  switch (body.format) {
    case 'plain':
      return { text: body.text };
    case 'markdown':
      return { text: spansToHtml(parseMarkdown(body.text), telegramTags), parse_mode: 'HTML' };
    case 'html':
      return { text: body.text, parse_mode: 'HTML' };
  }
}

function pacesOf(botToken: string, chat: string): SendPace[] {
  // Numbers of groups and channels are negative; a name is a group or channel too.
  const isGroup = !/^\d/.test(chat);
  return [
    { key: paceKey('telegram', botToken), everyMs: botPaceMs },
    {
      key: paceKey('telegram', botToken, chat.toLowerCase()),
      everyMs: isGroup ? groupPaceMs : chatPaceMs,
    },
  ];
}

/** Judges an answer of the Bot API. Throws `NodeFailure`. */
export function readTelegram(response: HttpResponse): MessageReceipt {
  const answer = Answer.safeParse(answerOf(response)).data;
  const said = answer?.description ?? '';
  if (answer?.ok && answer.result && response.status === 200) {
    const messageId = String(answer.result.message_id ?? '');
    return { messageId, status: response.status, answer: answerOf(response) };
  }
  const fault = { response, provider: 'Telegram', said };
  const waitSeconds = answer?.parameters?.retry_after;
  if (response.status === 429 && waitSeconds !== undefined) {
    throw new LimitReached(waitSeconds * 1_000);
  }
  // A token it does not know is answered 404, one that was withdrawn 401.
  if (response.status === 404 || response.status === 401) throw authFailure(fault);
  if (response.status === 403 || /chat not found|user not found|PEER_ID/i.test(said)) {
    throw refusedFailure(fault);
  }
  throw statusFailure(fault);
}
