import { describe, expect, it } from '@jest/globals';
import type { Agent } from '@hookline/contracts';
import { agentFormReason, fromAgentForm, newAgentForm, toAgentForm } from './agent-form';

const agent: Agent = {
  id: '15',
  name: 'Olha',
  user: { id: '204', name: 'Olha' },
  extension: '1015',
  status: 'online',
  status_comment: '',
  team: { id: '2', name: 'Sales' },
  email: '',
  last_status_change: '0',
  unread_notifications: 0,
};

describe('fromAgentForm', () => {
  it('asks for what the agent is already', () => {
    expect(fromAgentForm(toAgentForm(agent))).toEqual({
      name: 'Olha',
      extension: '1015',
      email: '',
      user: { id: '204' },
      team: { id: '2' },
    });
  });

  it('takes an agent out of its team', () => {
    expect(fromAgentForm({ ...toAgentForm(agent), teamId: null }).team).toBeNull();
  });
});

describe('agentFormReason', () => {
  it.each([
    [newAgentForm, null, 'name'],
    [{ ...newAgentForm, name: 'Olha' }, null, 'user'],
    [{ ...newAgentForm, name: 'Olha', userId: 'u-1' }, null, 'user'],
    [{ ...newAgentForm, name: 'Olha', userId: ' 204 ' }, null, null],
    [toAgentForm(agent), agent, 'unchanged'],
    [{ ...toAgentForm(agent), name: 'Olha ' }, agent, 'unchanged'],
    [{ ...toAgentForm(agent), extension: '1016' }, agent, null],
  ])('of %j with %j is %j', (form, before, reason) => {
    expect(agentFormReason(form, before)).toBe(reason);
  });
});
