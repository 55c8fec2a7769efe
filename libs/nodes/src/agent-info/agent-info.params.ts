import { z } from 'zod';
import { agentRefShape, namesAgent, namesNoAgent } from '../params/agent-ref';
import { fieldMap } from '../params/field-map';
import { agentFieldNames } from './agent-fields';

export const AgentInfoParams = z
  .object({ ...agentRefShape, set: fieldMap(agentFieldNames, { withVariables: false }) })
  .refine(namesAgent, namesNoAgent);
export type AgentInfoParams = z.output<typeof AgentInfoParams>;
