import { describe, expect, it } from '@jest/globals';
import { requestAgentUpdate } from './agent-update.execute';
import { AgentUpdateParams } from './agent-update.params';

describe('requestAgentUpdate', () => {
  it('asks for the status of the agent named', () => {
    const params = AgentUpdateParams.parse({
      agentId: 15,
      status: 'pause',
      statusPayload: ' Lunch ',
    });
    expect(requestAgentUpdate(params)).toEqual({
      kind: 'agent-update',
      agent: { by: 'id', value: '15' },
      status: 'pause',
      statusPayload: 'Lunch',
    });
  });
});

describe('AgentUpdateParams', () => {
  it.each([[{ agentId: '15', status: 'asleep' }], [{ status: 'online' }]])(
    'refuses %j',
    (params) => {
      expect(AgentUpdateParams.safeParse(params).success).toBe(false);
    },
  );
});
