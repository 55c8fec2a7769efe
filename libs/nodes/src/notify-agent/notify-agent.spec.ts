import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import {
  aNodeContext,
  FakeAgentDeskPort,
  fakePorts,
  type NodeContextOverrides,
} from '@hookline/testing';
import { executeOpenLink } from '../open-link/open-link.execute';
import { OpenLinkParams } from '../open-link/open-link.params';
import { openLink } from '../open-link/open-link.definition';
import { checkParams } from '../params/check-params';
import { notifyAgent } from './notify-agent.definition';
import { executeNotifyAgent } from './notify-agent.execute';
import { NotifyAgentParams } from './notify-agent.params';

function aDesk(overrides: NodeContextOverrides = {}, unknown: string[] = []) {
  const agentDesk = new FakeAgentDeskPort(unknown);
  const signal = new AbortController().signal;
  const ports = fakePorts({ agentDesk });
  const context = { ...aNodeContext(overrides), ports, signal, settings: {}, timeoutMs: 10_000 };
  return {
    notices: agentDesk.notices,
    notify: (params: JsonObject) =>
      executeNotifyAgent(NotifyAgentParams.parse({ message: 'VIP', ...params }), context),
    open: (params: JsonObject) => executeOpenLink(OpenLinkParams.parse(params), context),
  };
}

describe('executeNotifyAgent', () => {
  it('tells agents and users, under the key of the step', async () => {
    const { notify, notices } = aDesk();
    const params = { level: 'error', seconds: '30', agentIds: '15, 16', userIds: ['204'] };
    await expect(notify(params)).resolves.toMatchObject({
      outlet: 'success',
      output: { agent_ids: ['15', '16', '204'] },
    });
    expect(notices).toEqual([
      {
        domainId: '1',
        kind: 'message',
        level: 'error',
        message: 'VIP',
        url: null,
        seconds: 30,
        agentIds: ['15', '16'],
        userIds: ['204'],
        key: 'hl:700:n1:1',
      },
    ]);
  });

  it.each([
    [
      { agent_id: 15, user_id: 204 },
      { agentIds: ['15'], userIds: [] },
    ],
    [{ user_id: '204' }, { agentIds: [], userIds: ['204'] }],
  ])('means whom the event names when nobody is named: %j', async (values, expected) => {
    const { notify, notices } = aDesk({ values });
    await notify({});
    expect(notices[0]).toMatchObject(expected);
  });

  it.each([7, '7', '[7]', '["7"]', ' 7 ; ', [7]])('reads the ids in %j', async (agentIds) => {
    const { notify, notices } = aDesk();
    await notify({ agentIds });
    expect(notices[0]?.agentIds).toEqual(['7']);
  });

  it('fails when nobody is named or found', async () => {
    await expect(aDesk().notify({})).rejects.toMatchObject({ code: 'agent.none' });
    await expect(aDesk({}, ['9']).notify({ agentIds: '9' })).rejects.toMatchObject({
      code: 'agent.missing',
    });
  });
});

describe('executeOpenLink', () => {
  it('offers the address until it is dismissed', async () => {
    const { open, notices } = aDesk({ values: { agent_id: 15 } });
    await open({ url: 'https://crm.example/c/7', message: 'The client' });
    expect(notices[0]).toMatchObject({
      kind: 'link',
      url: 'https://crm.example/c/7',
      message: 'The client',
      seconds: 0,
    });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//crm.example',
    'crm',
    '',
  ])('refuses the address %p', (url) => {
    expect(checkParams(openLink, { url })).toMatchObject([{ path: 'params.url' }]);
  });
});

describe('notifyAgent', () => {
  it('wants a message and ids that are ids', () => {
    expect(checkParams(notifyAgent, { message: '' })).toMatchObject([{ path: 'params.message' }]);
    expect(checkParams(notifyAgent, { message: 'x', agentIds: 'Olha' })).toMatchObject([
      { path: 'params.agentIds' },
    ]);
    expect(checkParams(notifyAgent, { message: 'x', agentIds: '${agent_id}' })).toEqual([]);
  });
});
