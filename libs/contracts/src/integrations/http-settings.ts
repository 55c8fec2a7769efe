import { z } from 'zod';
import { complaintOfHeaders } from '../http-header-rules';
import { secretText, type IntegrationFieldMeta } from './integration-field';
import { originText } from './origin-text';

const by = (...ways: ('basic' | 'bearer' | 'api-key')[]) => ({ param: 'auth', is: ways });

/** How HTTP requests of flows prove who they are to one server, and to no other (B-13). */
export const HttpSettings = z
  .object({
    origin: originText().meta({
      label: 'Server',
      placeholder: 'https://crm.example',
      help: 'The credentials are sent to this scheme, host and port and nowhere else.',
    } satisfies IntegrationFieldMeta),
    auth: z
      .enum(['none', 'basic', 'bearer', 'api-key'])
      .default('bearer')
      .meta({ label: 'Sign in by', widget: 'select' } satisfies IntegrationFieldMeta),
    user: z
      .string()
      .max(500)
      .refine((value) => !/[:\r\n\0]/.test(value), 'must not hold a colon or line breaks')
      .default('')
      .meta({ label: 'User', showWhen: by('basic') } satisfies IntegrationFieldMeta),
    password: secretText(1_000).meta({
      label: 'Password',
      showWhen: by('basic'),
      secret: true,
    } satisfies IntegrationFieldMeta),
    token: secretText(8_000, complaintOfHeaderValue).meta({
      label: 'Token',
      help: 'Sent as `Authorization: Bearer …`.',
      showWhen: by('bearer'),
      secret: true,
    } satisfies IntegrationFieldMeta),
    header: z
      .string()
      .trim()
      .max(200)
      .default('X-Api-Key')
      .superRefine((name, check) => {
        for (const { message } of complaintOfHeaders({ [name]: '' })) {
          check.addIssue({ code: 'custom', message });
        }
      })
      .meta({
        label: 'Header',
        help: 'The name of the header that holds the key.',
        showWhen: by('api-key'),
      } satisfies IntegrationFieldMeta),
    key: secretText(8_000, complaintOfHeaderValue).meta({
      label: 'Key',
      showWhen: by('api-key'),
      secret: true,
    } satisfies IntegrationFieldMeta),
    testPath: z
      .string()
      .trim()
      .max(2_000)
      .refine(
        (path) => /^\/(?![/\\])[^\s\\]*$/.test(path),
        'must begin with one / and hold no spaces',
      )
      .default('/')
      .meta({
        label: 'Path for the test',
        help: 'The test sends GET to it and expects an answer below 400.',
        advanced: true,
      } satisfies IntegrationFieldMeta),
  })
  .strict()
  .meta({ id: 'HttpSettings' });
export type HttpSettings = z.output<typeof HttpSettings>;

function complaintOfHeaderValue(value: string): string | null {
  return complaintOfHeaders({ value })[0]?.message ?? null;
}
