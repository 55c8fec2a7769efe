import { z } from 'zod';
import { BigId } from './lookup';

const millis = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]).transform(Number);

export const ContactListInput = z
  .object({
    name: z.string().trim().min(1).max(50),
    description: z.string().max(500).default(''),
  })
  .meta({ id: 'ContactListInput' });
export type ContactListInput = z.infer<typeof ContactListInput>;

export const ContactList = z
  .object({
    id: BigId,
    name: z.string(),
    description: z.string(),
    count: z.int().meta({ description: 'Unexpired entries.' }),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: 'ContactList' });
export type ContactList = z.infer<typeof ContactList>;

export const ListCommunicationInput = z
  .object({
    number: z.string().trim().min(1).max(256),
    description: z.string().max(500).default(''),
    expire_at: millis.nullish().meta({ description: 'ms since 1970; absent: never.' }),
  })
  .meta({ id: 'ListCommunicationInput' });
export type ListCommunicationInput = z.infer<typeof ListCommunicationInput>;

export const ListCommunication = z
  .object({
    id: BigId,
    number: z.string(),
    description: z.string(),
    expire_at: z.string().nullable(),
  })
  .meta({ id: 'ListCommunication' });
export type ListCommunication = z.infer<typeof ListCommunication>;
