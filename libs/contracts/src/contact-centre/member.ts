import { z } from 'zod';
import { ListQuery, repeated } from '../list-query';
import { numberOrText, wholeNumber } from '../whole-number';
import { BigId, Lookup, OptionalLookupInput } from './lookup';
import { Millis } from './millis';
import { numberText, plainNumber } from './number-text';
import { VariableTexts } from './variable-text';

export const MemberCommunicationInput = z.object({
  destination: numberText(256).min(1),
  type: OptionalLookupInput.meta({ description: 'Default: the first of the channel.' }),
  priority: z.int32().default(0),
  description: z.string().max(500).default(''),
  resource: OptionalLookupInput,
  display: z.string().max(100).default(''),
  dtmf: z.string().max(50).default(''),
});
export type MemberCommunicationInput = z.infer<typeof MemberCommunicationInput>;

/** A dialer task. Not for queue types 1 and 6 (webitel.md 6). */
export const MemberInput = z
  .object({
    name: z.string().max(250).default(''),
    priority: z.int32().default(0),
    communications: z.array(MemberCommunicationInput).min(1).max(50),
    variables: VariableTexts.default({}),
    timezone: OptionalLookupInput,
    bucket: OptionalLookupInput,
    agent: OptionalLookupInput,
    skill: OptionalLookupInput,
    expire_at: Millis.nullish(),
    min_offering_at: Millis.nullish(),
    stop_cause: z.string().max(100).nullish(),
  })
  .meta({ id: 'MemberInput' });
export type MemberInput = z.infer<typeof MemberInput>;

/** Variables are merged, an empty value deletes the key; `stop_cause: ""` reopens. */
export const MemberPatch = MemberInput.extend({
  name: MemberInput.shape.name.unwrap(),
  priority: MemberInput.shape.priority.unwrap(),
  variables: MemberInput.shape.variables.unwrap(),
})
  .partial()
  .extend({ attempts: z.int32().nonnegative().optional() })
  .meta({ id: 'MemberPatch' });
export type MemberPatch = z.infer<typeof MemberPatch>;

/** `POST …/members/bulk`: all or none. */
export const MemberBulkInput = z
  .object({ items: z.array(MemberInput).min(1).max(10_000), file_name: z.string().optional() })
  .meta({ id: 'MemberBulkInput' });
export type MemberBulkInput = z.infer<typeof MemberBulkInput>;

export const MemberBulkAnswer = z.object({ ids: z.array(z.string()) }).meta({
  id: 'MemberBulkAnswer',
});
export type MemberBulkAnswer = z.infer<typeof MemberBulkAnswer>;

const millisFilter = numberOrText(wholeNumber.nonnegative().optional());
const wholeFilter = numberOrText(wholeNumber.optional());

export const MemberQuery = ListQuery.extend({
  id: repeated(BigId),
  name: z.string().max(250).optional(),
  destination: z.string().max(256).optional(),
  bucket_id: repeated(BigId),
  agent_id: repeated(BigId),
  stop_cause: repeated(z.string()),
  'created_at.from': millisFilter,
  'created_at.to': millisFilter,
  'offering_at.from': millisFilter,
  'offering_at.to': millisFilter,
  'priority.from': wholeFilter,
  'priority.to': wholeFilter,
  'attempts.from': wholeFilter,
  'attempts.to': wholeFilter,
});
export type MemberQuery = z.infer<typeof MemberQuery>;

/** Body of `DELETE …/members`: which ones; an empty filter is refused. */
export const MembersDelete = z
  .object({
    id: z.array(BigId).max(20_000).optional(),
    ids: z.array(BigId).max(20_000).optional(),
    numbers: z.array(z.string().overwrite(plainNumber)).max(20_000).optional(),
    destination: z.string().max(256).optional(),
    name: z.string().max(250).optional(),
    q: z.string().max(200).optional(),
    stop_cause: z.array(z.string()).optional(),
    agent_id: z.array(BigId).optional(),
    bucket_id: z.array(BigId).optional(),
  })
  .meta({ id: 'MembersDelete' });
export type MembersDelete = z.infer<typeof MembersDelete>;

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
