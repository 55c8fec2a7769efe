import { describe, expect, it } from '@jest/globals';
import type { Agent } from '@hookline/contracts';
import { agentFormReason, fromAgentForm, toAgentForm } from './agent-form';

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
  it('asks for all a new agent is', () => {
    expect(fromAgentForm(toAgentForm(agent), null)).toEqual({
      name: 'Olha',
      extension: '1015',
      email: '',
      user: { id: '204' },
      team: { id: '2' },
    });
  });

  it.each([
    [{ teamId: null }, { team: null }],
    [{ extension: ' 1016 ' }, { extension: '1016' }],
    [{ name: 'Olha ' }, {}],
  ])('changes %j only', (change, body) => {
    const base = toAgentForm(agent);
    expect(fromAgentForm({ ...base, ...change }, base)).toEqual(body);
  });
});

describe('agentFormReason', () => {
  const blank = toAgentForm(null);
  const stored = toAgentForm(agent);

  it.each([
    [blank, null, 'name'],
    [{ ...blank, name: 'Olha' }, null, 'user'],
    [{ ...blank, name: 'Olha', userId: 'u-1' }, null, 'user'],
    [{ ...blank, name: 'Olha', userId: ' 204 ' }, null, null],
    [stored, stored, 'unchanged'],
    [{ ...stored, name: 'Olha ' }, stored, 'unchanged'],
    [{ ...stored, extension: '1016' }, stored, null],
  ])('of %j with %j is %j', (form, before, reason) => {
    expect(agentFormReason(form, before)).toBe(reason);
  });
});
