import { describe, expect, it } from '@jest/globals';
import type { Member } from '@hookline/contracts';
import { blankNumber, fromMemberForm, hasNumber, toMemberForm } from './member-form';

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
  const base = toMemberForm(member);

  it('sends nothing of what is as it was', () => {
    expect(fromMemberForm({ ...base, name: 'Olha ' }, base)).toEqual({ name: 'Olha' });
    expect(fromMemberForm({ ...base, numbers: [...base.numbers, blankNumber] }, base)).toEqual({});
  });

  it('keeps what the form does not show of a number', () => {
    const numbers = [...base.numbers, { destination: ' 2 ', rest: null }];
    const { communications } = fromMemberForm({ ...base, numbers }, base);
    expect(communications).toMatchObject([
      { destination: '380671112233', type: { id: '1' }, priority: 3, description: 'mobile' },
      { destination: '2' },
    ]);
  });

  it('keeps it with its number when one before it is removed', () => {
    const two = toMemberForm({
      ...member,
      communications: [{ ...communication, destination: '1', description: 'home' }, communication],
    });
    const { communications } = fromMemberForm({ ...two, numbers: two.numbers.slice(1) }, two);
    expect(communications).toMatchObject([{ destination: '380671112233', description: 'mobile' }]);
  });

  it('sends a variable that changed, and a removed one empty, which removes it', () => {
    const variables = [
      { name: 'order', value: '12' },
      { name: 'city', value: 'Lviv' },
    ];
    expect(fromMemberForm({ ...base, variables }, base)).toEqual({
      variables: { city: 'Lviv', vip: '' },
    });
  });

  it('sends all of a new one but the numbers that were left empty', () => {
    const form = { ...base, numbers: [...base.numbers, { destination: ' ', rest: null }] };
    expect(fromMemberForm(form, null)).toMatchObject({
      name: 'Oksana',
      priority: 5,
      communications: [{ destination: '380671112233' }],
      variables: { order: '12', vip: '1' },
    });
  });
});

describe('hasNumber', () => {
  it('wants at least one that is not empty', () => {
    expect(hasNumber(toMemberForm(null))).toBe(false);
    expect(hasNumber(toMemberForm(member))).toBe(true);
  });
});
