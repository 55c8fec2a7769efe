import { describe, expect, it } from '@jest/globals';
import type { AgentInfo } from '@hookline/engine';
import { aNodeContext, FakeAgentPort, fakePorts } from '@hookline/testing';
import { executeAgentInfo } from './agent-info.execute';
import { AgentInfoParams } from './agent-info.params';

const agent: AgentInfo = {
  id: '15',
  userId: '204',
  name: 'Olha',
  extension: '1015',
  email: 'olha@example.com',
  status: 'pause',
  statusPayload: 'Lunch',
  statusSince: '2026-11-21T10:00:00.000Z',
  team: null,
  channels: [
    { channel: 'call', state: 'bridged', queueId: '8', key: '1' },
    { channel: 'call', state: 'offering', queueId: '8', key: '2' },
    { channel: 'chat', state: 'bridged', queueId: '9', key: '3' },
  ],
};

function find(params: object, found: AgentInfo | null) {
  const agents = new FakeAgentPort(found);
  const context = { ...aNodeContext(), ports: fakePorts({ agents }) };
  return { agents, exit: executeAgentInfo(AgentInfoParams.parse(params), context) };
}

describe('executeAgentInfo', () => {
  it('leaves by found with every field, calls counted', async () => {
    const set = { status: 'agent_status', calls: 'active_calls', team: 'team_id' };
    const { agents, exit } = find({ by: 'extension', value: 1015, set }, agent);
    await expect(exit).resolves.toMatchObject({
      outlet: 'found',
      output: { agent_id: '15', user_id: '204', bridged_calls: 1, channels: { length: 3 } },
      variables: { status: 'pause', calls: 2, team: null },
    });
    expect(agents.asked).toEqual([{ by: 'extension', value: '1015' }]);
  });

  it('leaves by missing when there is no such agent', async () => {
    const { agents, exit } = find({ agentId: 15 }, null);
    await expect(exit).resolves.toMatchObject({ outlet: 'missing', output: { found: false } });
    expect(agents.asked).toEqual([{ by: 'id', value: '15' }]);
  });
});

describe('AgentInfoParams', () => {
  it.each([[{}], [{ by: 'extension', agentId: '15' }], [{ by: 'id', value: '15' }]])(
    'refuses %j, which names nobody',
    (params) => {
      expect(AgentInfoParams.safeParse(params).success).toBe(false);
    },
  );
});
