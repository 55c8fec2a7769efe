import { z } from 'zod';
import { ListQuery, repeated } from '../list-query';
import { BigId, Lookup } from './lookup';

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
