import { AgentStatus } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { agentRefShape, namesAgent, namesNoAgent } from '../params/agent-ref';
import { text } from '../params/text';

export const AgentUpdateParams = z
  .object({
    ...agentRefShape,
    status: text(AgentStatus)
      .default('pause')
      .meta({ label: 'New status' } satisfies ParamMeta),
    statusPayload: text(z.string().trim().max(200))
      .default('')
      .meta({
        label: 'Cause',
        placeholder: 'Lunch',
        help: 'Why the agent is on pause.',
      } satisfies ParamMeta),
  })
  .refine(namesAgent, namesNoAgent);
export type AgentUpdateParams = z.output<typeof AgentUpdateParams>;
