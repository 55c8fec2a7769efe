import { z } from 'zod';
import { ListQuery, repeated } from '../list-query';
import { numberOrText, wholeNumber } from '../whole-number';
import { BigId } from './lookup';
import { Millis } from './millis';
import { numberText, plainNumber } from './number-text';

export const ContactListInput = z
  .object({
    name: z.string().trim().min(1).max(50),
    description: z.string().max(500).default(''),
  })
  .meta({ id: 'ContactListInput' });
export type ContactListInput = z.infer<typeof ContactListInput>;

/** Only changed keys. Without the defaults of a new list, or they would overwrite. */
export const ContactListPatch = ContactListInput.extend({
  description: ContactListInput.shape.description.unwrap(),
})
  .partial()
  .meta({ id: 'ContactListPatch' });
export type ContactListPatch = z.infer<typeof ContactListPatch>;

export const ContactListQuery = ListQuery.extend({ id: repeated(BigId) });
export type ContactListQuery = z.infer<typeof ContactListQuery>;

export const ContactList = z
  .object({
    id: BigId,
    name: z.string(),
    description: z.string(),
    count: z.int().meta({ description: 'Unexpired entries.' }),
    created_at: z.string().meta({ description: 'ms since 1970, as text.' }),
    updated_at: z.string(),
  })
  .meta({ id: 'ContactList' });
export type ContactList = z.infer<typeof ContactList>;

export const ListCommunicationInput = z
  .object({
    number: numberText(256).min(1),
    description: z.string().max(500).default(''),
    expire_at: Millis.nullish().meta({ description: 'ms since 1970; absent: never.' }),
  })
  .meta({ id: 'ListCommunicationInput' });
export type ListCommunicationInput = z.infer<typeof ListCommunicationInput>;

/** Only changed keys; `expire_at: null` or 0 keeps the entry for ever. */
export const ListCommunicationPatch = ListCommunicationInput.extend({
  description: ListCommunicationInput.shape.description.unwrap(),
})
  .partial()
  .meta({ id: 'ListCommunicationPatch' });
export type ListCommunicationPatch = z.infer<typeof ListCommunicationPatch>;

export const ListCommunicationQuery = ListQuery.extend({
  id: repeated(BigId),
  number: repeated(z.string().overwrite(plainNumber)),
  'expire_at.from': numberOrText(wholeNumber.nonnegative().optional()),
  'expire_at.to': numberOrText(wholeNumber.nonnegative().optional()),
});
export type ListCommunicationQuery = z.infer<typeof ListCommunicationQuery>;

export const ListCommunication = z
  .object({
    id: BigId,
    number: z.string(),
    description: z.string(),
    expire_at: z.string().nullable().meta({ description: 'ms since 1970, as text.' }),
  })
  .meta({ id: 'ListCommunication' });
export type ListCommunication = z.infer<typeof ListCommunication>;
