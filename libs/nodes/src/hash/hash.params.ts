import { hashAlgorithms, type ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { resultVariable } from '../result-variable';

export const HashParams = z.object({
  algorithm: text(z.enum(hashAlgorithms))
    .default('sha256')
    .meta({
      label: 'Algorithm',
      help: 'MD5 and SHA-1 are broken as signatures: only for services that ask for them.',
    } satisfies ParamMeta),
  text: text(z.string().max(262_144))
    .default('')
    .meta({
      label: 'Text',
      widget: 'textarea',
      help: 'Its UTF-8 bytes are hashed; at most 262,144 characters.',
    } satisfies ParamMeta),
  kind: text(z.enum(['plain', 'hmac']))
    .default('plain')
    .meta({
      label: 'Kind',
      help: '*hmac* signs with a key.',
      language: 'literal',
    } satisfies ParamMeta),
  key: text(z.string().max(10_000))
    .default('')
    .meta({
      label: 'Key',
      placeholder: '$${crm_secret}',
      help: 'Keep it in an encrypted domain variable, not here.',
      showWhen: { param: 'kind', is: ['hmac'] },
    } satisfies ParamMeta),
  encoding: text(z.enum(['hex', 'base64']))
    .default('hex')
    .meta({ label: 'Written as' } satisfies ParamMeta),
  resultVariable: resultVariable(),
});
export type HashParams = z.output<typeof HashParams>;
