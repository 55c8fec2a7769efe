import { describe, expect, it } from '@jest/globals';
import type { Member } from '@hookline/contracts';
import { fromMemberForm, MemberForm, newMemberForm, toMemberForm } from './member-form';

const communication = {
  id: 0,
  destination: '380671112233',
  type: { id: '1', name: 'Phone' },
  priority: 3,
  description: 'mobile',
  resource: null,
  display: '',
  dtmf: '',
  attempts: 2,
  last_cause: '',
  stop_at: '0',
};
const member: Member = {
  id: '7',
  queue: { id: '10', name: 'Callbacks' },
  name: 'Oksana',
  priority: 5,
  communications: [communication],
  variables: { order: '12', vip: '1' },
  timezone: null,
  bucket: null,
  agent: null,
  skill: null,
  attempts: 2,
  stop_cause: '',
  expire_at: '0',
  min_offering_at: '0',
  created_at: '0',
};

describe('fromMemberForm', () => {
  it('keeps what the form does not show', () => {
    const change = fromMemberForm(toMemberForm(member), member);
    expect(change.communications?.[0]).toMatchObject({
      destination: '380671112233',
      type: { id: '1' },
      priority: 3,
      description: 'mobile',
    });
  });

  it('sends a removed variable empty, which removes it', () => {
    const form = { ...toMemberForm(member), variables: [{ name: 'order', value: '13' }] };
    expect(fromMemberForm(form, member).variables).toEqual({ order: '13', vip: '' });
  });

  it('leaves out numbers that were left empty', () => {
    const form = toMemberForm(member);
    form.destinations.push({ destination: ' ', index: null });
    expect(fromMemberForm(form, member).communications).toHaveLength(1);
  });
});

describe('MemberForm', () => {
  it('wants at least one number', () => {
    expect(MemberForm.safeParse(newMemberForm).success).toBe(false);
    expect(MemberForm.safeParse(toMemberForm(member)).success).toBe(true);
  });
});
