/** Messages to people and systems, as a node asks for them. Everything is already rendered. */
import type { JsonValue } from '@hookline/contracts';
import type { CallSignal } from '../../node-type/call-signal';
import type { ObjectRef } from '../local-effect';

/** What the author wrote, in one of three ways; the connector writes it as the target reads it. */
export interface MessageText {
  readonly format: 'plain' | 'markdown' | 'html';
  readonly text: string;
}

/** A file of a mail: its text, or an address to fetch it from through the address guard. */
export interface MailAttachment {
  readonly name: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'url'; readonly url: string };
}

export type MessageContent =
  | {
      readonly channel: 'telegram';
      /** A chat id or `@channel`. */
      readonly chat: string;
      readonly body: MessageText;
    }
  | {
      readonly channel: 'slack';
      /** A channel id; empty for an incoming webhook, which has its own. */
      readonly to: string;
      readonly body: MessageText;
    }
  | {
      readonly channel: 'discord';
      /** A thread of the webhook's channel; empty for the channel itself. */
      readonly thread: string;
      readonly body: MessageText;
    }
  | {
      readonly channel: 'email';
      /** Mailboxes, divided by commas. */
      readonly to: string;
      readonly cc: string;
      readonly bcc: string;
      readonly replyTo: string;
      readonly subject: string;
      readonly body: MessageText;
      readonly attachments: readonly MailAttachment[];
    }
  | {
      readonly channel: 'webhook';
      /** CloudEvents-like word for the receiver, e.g. `message`. */
      readonly type: string;
      readonly to: string;
      readonly subject: string;
      readonly body: MessageText;
    };

export interface OutgoingMessage {
  readonly domainId: string;
  /** The connection to send it through. */
  readonly integration: ObjectRef;
  /** The same over all tries: names the message to receivers that take one, and its turn. */
  readonly key: string;
  readonly content: MessageContent;
  /** Whole sending, without the wait for its turn. */
  readonly timeoutMs: number;
}

export interface MessageReceipt {
  /** The provider's id of the message; empty when it gives none. */
  readonly messageId: string;
  /** The HTTP or SMTP status. */
  readonly status: number;
  /** What the provider answered, free of secrets. */
  readonly answer: JsonValue;
}

export interface MessagePort {
  /**
   * Sends one message through its connection, at the pace its provider allows.
   *
   * Throws `PostponedFailure` when its turn is further off than is worth waiting for,
   * `TransientFailure` for what another try may cure (`message.dns`, `message.connect`,
   * `message.timeout`, `message.5xx`) and `NodeFailure` for the rest (`integration.missing`,
   * `message.blocked`, `message.tls`, `message.auth`, `message.refused`, `message.4xx`,
   * `message.invalid`, `message.too-long`).
   */
  readonly send: (message: OutgoingMessage, signal: CallSignal) => Promise<MessageReceipt>;
}
