/**
 * Slack: chat.postMessage (https://docs.slack.dev/reference/methods/chat.postMessage) as a bot, or
 * an incoming webhook (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 * Limits: https://docs.slack.dev/apis/web-api/rate-limits, one message a second for a channel.
 */
import type { JsonObject, SlackSettings } from '@hookline/contracts';
import {
  NodeFailure,
  TransientFailure,
  type HttpResponse,
  type MessageContent,
  type MessageReceipt,
  type MessageText,
} from '@hookline/engine';
import { z } from 'zod';
import { parseMarkdown } from '../message-text/parse-markdown';
import { escapeSlack, spansToSlackBlock } from '../message-text/slack-text';
import { answerOf, authFailure, refusedFailure, statusFailure } from './answer-failure';
import { LimitReached } from './limit-reached';
import { plainTextOf, refuseHtml, refuseLength } from './message-body';
import { paceKey } from './pace-key';
import type { ProviderCall } from './provider-call';

/** What `text` holds before Slack cuts it; a rich text block holds less. */
const mostCharacters = { plain: 40_000, markdown: 3_000 } as const;
const paceMs = 1_000;

type SlackContent = Extract<MessageContent, { channel: 'slack' }>;

/** Throws `NodeFailure` for a message Slack would refuse. */
export function slackCall(settings: SlackSettings, content: SlackContent): ProviderCall {
  const { mode, webhookUrl = '', botToken = '', apiOrigin } = settings;
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const message = messageOf(content.body);
  if (mode === 'webhook') {
    return {
      request: { url: webhookUrl, headers, body: JSON.stringify(message) },
      paces: [{ key: paceKey('slack', webhookUrl), everyMs: paceMs }],
      read: readWebhook,
    };
  }
  if (content.to === '') {
    throw new NodeFailure('message.invalid', 'A Slack bot needs a channel to post to.');
  }
  return {
    request: {
      url: `${apiOrigin}/api/chat.postMessage`,
      headers: { ...headers, authorization: `Bearer ${botToken}` },
      body: JSON.stringify({ channel: content.to, ...message }),
    },
    paces: [{ key: paceKey('slack', botToken, content.to), everyMs: paceMs }],
    read: readBot,
  };
}

function messageOf(body: MessageText): JsonObject {
  refuseHtml(body, 'Slack');
  const plain = plainTextOf(body);
  const isMarkdown = body.format === 'markdown';
  refuseLength(plain.length, mostCharacters[isMarkdown ? 'markdown' : 'plain'], 'Slack');
  return isMarkdown
    ? { text: escapeSlack(plain), blocks: [spansToSlackBlock(parseMarkdown(body.text))] }
    : { text: escapeSlack(plain), mrkdwn: false };
}

const BotAnswer = z.object({
  ok: z.boolean(),
  error: z.string().default(''),
  ts: z.string().default(''),
});

const authErrors = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
]);
const refusedErrors = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'user_not_found',
]);
const passingErrors = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/** Slack answers 200 to everything and says in `ok` how it went. Throws `NodeFailure`. */
export function readBot(response: HttpResponse): MessageReceipt {
  const answer = BotAnswer.safeParse(answerOf(response)).data;
  if (answer?.ok && response.status === 200) {
    return { messageId: answer.ts, status: 200, answer: answerOf(response) };
  }
  const said = answer?.error ?? '';
  const fault = { response, provider: 'Slack', said };
  if (response.status !== 200) throw statusFailure(fault);
  if (said === 'ratelimited') throw new LimitReached(paceMs);
  if (authErrors.has(said)) throw authFailure(fault);
  if (refusedErrors.has(said)) throw refusedFailure(fault);
  if (passingErrors.has(said)) {
    throw new TransientFailure('message.5xx', `Slack answered ${said}.`, {
      response: { status: 200, body: answerOf(response) },
    });
  }
  throw new NodeFailure(
    'message.4xx',
    `Slack answered ${said === '' ? 'nothing it promises' : said}.`,
    {
      response: { status: 200, body: answerOf(response) },
    },
  );
}

// https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
function readWebhook(response: HttpResponse): MessageReceipt {
  if (response.status === 200) {
    return { messageId: '', status: 200, answer: answerOf(response) };
  }
  const fault = { response, provider: 'Slack', said: response.body.slice(0, 100) };
  if (/channel_not_found|channel_is_archived|user_not_found|action_prohibited/.test(fault.said)) {
    throw refusedFailure(fault);
  }
  if (/no_service|no_team|invalid_token/.test(fault.said)) throw authFailure(fault);
  throw statusFailure(fault);
}
