import { domainVariableName, JsonValue, largestDomainVariable } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';

const isShort = (value: JsonValue): boolean =>
  JSON.stringify(value).length <= largestDomainVariable;

export const DomainVariableParams = z.object({
  action: text(z.enum(['set', 'set-secret', 'delete']))
    .default('set')
    .meta({
      label: 'Action',
      language: 'literal',
      help: 'A secret is encrypted, never shown again and hidden on steps. One that is a secret already stays one.',
    } satisfies ParamMeta),
  name: text(domainVariableName).meta({
    label: 'Name',
    placeholder: 'crm_token',
    help: 'Read it anywhere as `$${name}`.',
    names: 'domain-variable',
  } satisfies ParamMeta),
  value: JsonValue.default('')
    .refine(isShort, `is longer than ${largestDomainVariable} characters`)
    .meta({
      label: 'Value',
      widget: 'textarea',
      showWhen: { param: 'action', is: ['set'] },
    } satisfies ParamMeta),
  // By its name a step hides it (B-12).
  secret: JsonValue.default('')
    .refine(isShort, `is longer than ${largestDomainVariable} characters`)
    .meta({
      label: 'Secret value',
      placeholder: '${steps["Sign in"].body.token}',
      widget: 'textarea',
      showWhen: { param: 'action', is: ['set-secret'] },
    } satisfies ParamMeta),
});
export type DomainVariableParams = z.output<typeof DomainVariableParams>;
