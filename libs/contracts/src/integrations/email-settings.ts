import { z } from 'zod';
import { secretText, type IntegrationFieldMeta } from './integration-field';
import { parseMailboxes } from './mailbox';

const hostPattern =
  /^(?:\[[0-9A-Fa-f:.]+\]|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+|[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_.])?)$/u;

const oneMailbox = (value: string): boolean => parseMailboxes(value)?.length === 1;

/** A mail server: SMTP (RFC 5321) with or without TLS and a password. */
export const EmailSettings = z
  .object({
    host: z
      .string()
      .trim()
      .min(1, 'needs the name of the mail server')
      .max(253)
      .regex(hostPattern, 'must be a host name or an address')
      .meta({
        label: 'Mail server',
        placeholder: 'smtp.example.com',
      } satisfies IntegrationFieldMeta),
    port: z
      .int()
      .min(1)
      .max(65_535)
      .default(587)
      .meta({
        label: 'Port',
        help: 'Usually 587 with STARTTLS, 465 with TLS, 25 without either.',
      } satisfies IntegrationFieldMeta),
    security: z
      .enum(['none', 'starttls', 'tls'])
      .default('starttls')
      .meta({
        label: 'Security',
        help: '`starttls` and `tls` are kept to: nothing is sent when the server offers no valid certificate. `none` sends everything readable, passwords too.',
        widget: 'select',
      } satisfies IntegrationFieldMeta),
    user: z
      .string()
      .trim()
      .max(320)
      .default('')
      .meta({
        label: 'User',
        help: 'Empty: without signing in.',
      } satisfies IntegrationFieldMeta),
    password: secretText(1_000).meta({
      label: 'Password',
      secret: true,
    } satisfies IntegrationFieldMeta),
    from: z
      .string()
      .trim()
      .max(500)
      .refine(oneMailbox, 'must be one address, like Support <support@example.com>')
      .meta({
        label: 'From',
        placeholder: 'Support <support@example.com>',
      } satisfies IntegrationFieldMeta),
    replyTo: z
      .string()
      .trim()
      .max(500)
      .refine((value) => value === '' || oneMailbox(value), 'must be one address, or empty')
      .default('')
      .meta({ label: 'Reply to' } satisfies IntegrationFieldMeta),
    messagesPerMinute: z
      .int()
      .min(1)
      .max(10_000)
      .default(60)
      .meta({
        label: 'Messages per minute',
        help: 'More wait for their turn; set what your provider allows.',
        advanced: true,
      } satisfies IntegrationFieldMeta),
  })
  .strict()
  .meta({ id: 'EmailSettings' });
export type EmailSettings = z.output<typeof EmailSettings>;
