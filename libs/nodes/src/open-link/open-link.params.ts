import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { isAbsoluteHttpUrl } from '../http-request/absolute-url';
import { recipientParams } from '../notify-agent/recipients';
import { text } from '../params/text';

export const OpenLinkParams = z.object({
  url: text(
    z
      .string()
      .trim()
      .max(2_000)
      .refine(isAbsoluteHttpUrl, 'needs an absolute address that begins with http:// or https://'),
  ).meta({
    label: 'Address',
    placeholder: 'https://crm.example/clients?phone=${destination}',
    encode: 'url',
  } satisfies ParamMeta),
  message: text(z.string().max(2_000))
    .default('')
    .meta({ label: 'Message', help: 'Shown with the link.' } satisfies ParamMeta),
  ...recipientParams,
});
export type OpenLinkParams = z.output<typeof OpenLinkParams>;
