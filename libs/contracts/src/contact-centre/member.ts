import { z } from 'zod';
import { BigId, Lookup, LookupInput } from './lookup';

const millis = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]).transform(Number);

export const MemberCommunicationInput = z.object({
  destination: z.string().trim().min(1).max(256),
  type: LookupInput.nullish().meta({ description: 'Default: the first of the channel.' }),
  priority: z.int().default(0),
  description: z.string().max(500).default(''),
  resource: LookupInput.nullish(),
  display: z.string().max(100).default(''),
  dtmf: z.string().max(50).default(''),
});
export type MemberCommunicationInput = z.infer<typeof MemberCommunicationInput>;

/** A dialer task. Not for queue types 1 and 6 (webitel.md 6). */
export const MemberInput = z
  .object({
    name: z.string().max(250).default(''),
    priority: z.int().default(0),
    communications: z.array(MemberCommunicationInput).min(1).max(50),
    variables: z.record(z.string(), z.coerce.string()).default({}),
    timezone: LookupInput.nullish(),
    bucket: LookupInput.nullish(),
    agent: LookupInput.nullish(),
    skill: LookupInput.nullish(),
    expire_at: millis.nullish(),
    min_offering_at: millis.nullish(),
    stop_cause: z.string().max(100).nullish(),
  })
  .meta({ id: 'MemberInput' });
export type MemberInput = z.infer<typeof MemberInput>;

/** Variables are merged, an empty value deletes the key; `stop_cause: ""` reopens. */
export const MemberPatch = MemberInput.partial().meta({ id: 'MemberPatch' });
export type MemberPatch = z.infer<typeof MemberPatch>;

export const MemberCommunication = z.object({
  id: z.int().meta({ description: 'Index in the member.' }),
  destination: z.string(),
  type: Lookup.nullable(),
  priority: z.int(),
  description: z.string(),
  resource: Lookup.nullable(),
  display: z.string(),
  dtmf: z.string(),
  attempts: z.int(),
  last_cause: z.string(),
  stop_at: z.string(),
});
export type MemberCommunication = z.infer<typeof MemberCommunication>;

export const Member = z
  .object({
    id: BigId,
    queue: Lookup,
    name: z.string(),
    priority: z.int(),
    communications: z.array(MemberCommunication),
    variables: z.record(z.string(), z.string()),
    timezone: Lookup.nullable(),
    bucket: Lookup.nullable(),
    agent: Lookup.nullable(),
    skill: Lookup.nullable(),
    attempts: z.int(),
    stop_cause: z.string(),
    expire_at: z.string(),
    min_offering_at: z.string(),
    created_at: z.string(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;
