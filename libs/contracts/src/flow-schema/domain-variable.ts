import { z } from 'zod';
import { BigId } from '../contact-centre/lookup';
import { JsonValue } from '../json';
import { ListQuery, repeated } from '../list-query';

/** Characters of a value as JSON text. */
export const largestDomainVariable = 65_536;

/** What `$${name}` can name: letters, digits, `_`, `-` and `.`, not beginning with one of the last three. */
export const domainVariableName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u, 'takes letters, digits, _, - and . only')
  .refine((name) => !/^(?:__proto__|prototype|constructor)(?:\.|$)/.test(name), {
    message: 'is a name the language cannot read',
  });

const value = JsonValue.refine(
  (given) => JSON.stringify(given ?? null).length <= largestDomainVariable,
  `is longer than ${largestDomainVariable} characters`,
);

/** A variable of the whole domain, read as `$${name}`. Webitel's path and fields. */
export const DomainVariableInput = z
  .object({
    name: domainVariableName,
    value: value.optional().meta({
      description: 'Any JSON. Absent: a new variable is empty text, a known one keeps its value.',
    }),
    encrypt: z.boolean().default(false).meta({
      description: 'Kept encrypted, never answered again, hidden on steps.',
    }),
  })
  .meta({ id: 'DomainVariableInput' });
export type DomainVariableInput = z.infer<typeof DomainVariableInput>;

/** Only changed keys. Without the default of a new variable, or it would overwrite. */
export const DomainVariablePatch = DomainVariableInput.extend({
  encrypt: DomainVariableInput.shape.encrypt.unwrap(),
})
  .partial()
  .meta({ id: 'DomainVariablePatch' });
export type DomainVariablePatch = z.infer<typeof DomainVariablePatch>;

export const DomainVariableQuery = ListQuery.extend({ id: repeated(BigId) });
export type DomainVariableQuery = z.infer<typeof DomainVariableQuery>;

export const DomainVariable = z
  .object({
    id: z.int(),
    name: z.string(),
    value: JsonValue.meta({ description: '`null` for an encrypted one.' }),
    encrypt: z.boolean(),
    created_at: z.string().meta({ description: 'ms since 1970, as text.' }),
    updated_at: z.string().meta({ description: 'ms since 1970, as text.' }),
  })
  .meta({ id: 'DomainVariable' });
export type DomainVariable = z.infer<typeof DomainVariable>;
