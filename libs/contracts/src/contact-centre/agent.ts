import { z } from 'zod';
import { ListQuery, repeated } from '../list-query';
import { BigId, Lookup, LookupInput, OptionalLookupInput } from './lookup';

export const AgentStatus = z.enum(['online', 'offline', 'pause', 'break_out']);
export type AgentStatus = z.infer<typeof AgentStatus>;

export const Agent = z
  .object({
    id: BigId,
    name: z.string(),
    user: Lookup,
    extension: z.string(),
    status: AgentStatus,
    status_comment: z.string().meta({ description: 'Cause of a pause.' }),
    team: Lookup.nullable(),
    email: z.string(),
    last_status_change: z.string().meta({ description: 'ms since 1970, as text.' }),
    unread_notifications: z.int().meta({ description: 'What flows told the agent, not yet read.' }),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof Agent>;

export const AgentQuery = ListQuery.extend({
  id: repeated(BigId),
  team_id: repeated(BigId),
  user_id: repeated(BigId),
  extension: repeated(z.string()),
  status: repeated(z.string()),
});
export type AgentQuery = z.infer<typeof AgentQuery>;

/**
 * A Webitel client names the user only; its name is the agent's. Name, extension and e-mail are
 * our additions, since the contact centre's users are not kept here.
 */
export const AgentInput = z
  .object({
    user: LookupInput.meta({ description: 'The user of the contact centre behind the agent.' }),
    name: z.string().trim().min(1).max(250).optional().meta({
      description: 'Default: the name of the user.',
    }),
    extension: z.string().trim().max(50).optional(),
    email: z.string().trim().max(250).optional(),
    team: OptionalLookupInput,
  })
  .meta({ id: 'AgentInput' });
export type AgentInput = z.infer<typeof AgentInput>;

/** Only changed keys. */
export const AgentPatch = AgentInput.partial().meta({ id: 'AgentPatch' });
export type AgentPatch = z.infer<typeof AgentPatch>;

/** `PATCH …/agents/{id}/status`. */
export const AgentStatusInput = z
  .object({
    status: AgentStatus,
    payload: z.string().trim().max(200).default('').meta({ description: 'Cause of a pause.' }),
  })
  .meta({ id: 'AgentStatusInput' });
export type AgentStatusInput = z.infer<typeof AgentStatusInput>;

/** What a client is told that changed a status. */
export const AgentStatusAnswer = z
  .object({ status: AgentStatus })
  .meta({ id: 'AgentStatusAnswer' });
export type AgentStatusAnswer = z.infer<typeof AgentStatusAnswer>;
