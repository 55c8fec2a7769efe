import { complaintOfHeaders, JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { optionalObjectRef } from '../params/object-ref';
import { text } from '../params/text';
import { textMap } from '../params/text-map';
import { optionalVariableName } from '../params/variable-name';
import { wholeNumber } from '../params/whole-number';
import { isAbsoluteHttpUrl } from './absolute-url';
import { answerParsers } from './answer-format';
import { parseStatuses } from './parse-statuses';

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

const bodyIs = (kind: 'json' | 'form' | 'xml' | 'text') => ({ param: 'bodyType', is: [kind] });

export const HttpRequestParams = z.object({
  method: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
      z.enum(httpMethods),
    )
    .default('POST')
    .meta({ label: 'Method', widget: 'select' } satisfies ParamMeta),
  url: text(
    z
      .string()
      .trim()
      .max(8_000)
      .refine(isAbsoluteHttpUrl, 'needs an absolute address (http:// or https://)'),
  ).meta({
    label: 'Address',
    placeholder: 'https://crm.example/calls/{id}',
    help: 'Values filled in are encoded, so a slash or `&` in one stays a part of it; an address that begins with a template keeps that beginning. A part in braces is filled from the path values below.',
    encode: 'url',
  } satisfies ParamMeta),
  auth: optionalObjectRef().meta({
    label: 'Sign in with',
    help: 'A connection of the kind HTTP. Its credentials are sent to the server it names and to no other; they show on no step.',
    widget: 'integration-picker',
    kinds: ['http'],
  } satisfies ParamMeta),
  pathValues: textMap(z.string().max(2_000))
    .default({})
    .meta({
      label: 'Path values',
      help: 'Fill `{name}` in the address. Encoded for an address, so a slash stays one value.',
      widget: 'key-value',
    } satisfies ParamMeta),
  query: textMap(z.string().max(8_000))
    .default({})
    .meta({
      label: 'Query values',
      help: 'Added behind the `?`, encoded.',
      widget: 'key-value',
    } satisfies ParamMeta),
  headers: textMap(z.string().max(8_000))
    .default({})
    .superRefine((headers, check) => {
      for (const { name, message } of complaintOfHeaders(headers)) {
        check.addIssue({ code: 'custom', path: [name], message });
      }
    })
    .meta({
      label: 'Headers',
      help: '`Idempotency-Key` is added with a value that stays the same over all tries, unless you set it.',
      widget: 'key-value',
    } satisfies ParamMeta),
  bodyType: text(z.enum(['none', 'json', 'form', 'xml', 'text']))
    .default('none')
    .meta({ label: 'Body', language: 'literal' } satisfies ParamMeta),
  json: JsonValue.default({}).meta({
    label: 'JSON',
    help: 'Templates go inside the texts; quotes and line breaks in their values are taken care of. A text that is exactly one template keeps its type.',
    widget: 'json',
    showWhen: bodyIs('json'),
  } satisfies ParamMeta),
  form: textMap(z.string().max(100_000))
    .default({})
    .meta({
      label: 'Form fields',
      widget: 'key-value',
      showWhen: bodyIs('form'),
    } satisfies ParamMeta),
  xml: text(z.string().max(500_000))
    .default('')
    .meta({
      label: 'XML',
      help: 'Values filled in are escaped, in texts and in attributes; not inside CDATA. A whole document from a variable goes into a text body.',
      placeholder: '<call id="${attempt_id}"><agent>${agent_name}</agent></call>',
      widget: 'textarea',
      encode: 'xml',
      showWhen: bodyIs('xml'),
    } satisfies ParamMeta),
  text: text(z.string().max(500_000))
    .default('')
    .meta({
      label: 'Text',
      help: 'Sent as it is after filling in the templates. For JSON and XML choose their bodies: there values are encoded.',
      widget: 'textarea',
      showWhen: bodyIs('text'),
    } satisfies ParamMeta),
  contentType: text(z.string().trim().max(200))
    .default('text/plain; charset=utf-8')
    .meta({
      label: 'Content type',
      help: 'A `Content-Type` among the headers goes before it.',
      showWhen: bodyIs('text'),
    } satisfies ParamMeta),
  sendCookies: text(z.string().trim().max(8_000))
    .default('')
    .superRefine((cookie, check) => {
      for (const { message } of complaintOfHeaders({ cookie })) {
        check.addIssue({ code: 'custom', message });
      }
    })
    .meta({
      label: 'Cookies to send',
      placeholder: '${jar}',
      help: 'As `name=value; name=value`, for example the variable an earlier request kept its cookies in. Only the first origin sees them.',
      advanced: true,
    } satisfies ParamMeta),
  keepCookies: z
    .boolean()
    .default(false)
    .meta({
      label: 'Cookies of the run',
      help: 'Keeps the cookies of the answer for the rest of the run and sends those that fit: to the site that set them, below their path, until they expire. Shared by all requests of the run with this setting; not for two branches at the same time.',
      widget: 'switch',
      language: 'literal',
      advanced: true,
    } satisfies ParamMeta),
  parser: text(z.enum(answerParsers))
    .default('auto')
    .meta({
      label: 'Read the answer as',
      help: '*auto* goes by its content type; text that is JSON counts as JSON.',
      advanced: true,
    } satisfies ParamMeta),
  extract: textMap(z.string().trim().min(1, 'needs a path').max(500))
    .default({})
    .meta({
      label: 'Variables from the answer',
      help: 'Variable → path into the answer. JSON and forms: `client.vip`, `items.0.id`, `items.#` (how many), `items.#.id` (of each), `@this` (all of it). XML: XPath, `//client/@vip`. A missing one is empty.',
      widget: 'key-value',
      placeholder: 'client.vip',
    } satisfies ParamMeta),
  responseCode: optionalVariableName()
    .default('')
    .meta({
      label: 'Variable for the status',
      help: 'Holds the HTTP status; empty when no answer came.',
    } satisfies ParamMeta),
  cookies: optionalVariableName()
    .default('')
    .meta({
      label: 'Variable for cookies',
      help: 'Holds the cookies of the answer as `name=value; name=value`.',
      advanced: true,
    } satisfies ParamMeta),
  successStatuses: z
    .preprocess(
      (value) => (Array.isArray(value) ? value.join(', ') : value),
      text(
        z
          .string()
          .max(200)
          .refine(
            (source) => parseStatuses(source) !== null,
            'must be statuses like `2xx, 404`, or `all`',
          ),
      ),
    )
    .default('2xx')
    .meta({
      label: 'Success is',
      help: 'Statuses that leave by *success*: `2xx`, `200, 201, 404`, or `all`.',
      advanced: true,
    } satisfies ParamMeta),
  maxRedirects: wholeNumber(0, 5)
    .default(0)
    .meta({
      label: 'Redirects to follow',
      help: 'Every hop is checked as the first address is; credentials stay with their origin.',
      advanced: true,
    } satisfies ParamMeta),
});
export type HttpRequestParams = z.output<typeof HttpRequestParams>;
