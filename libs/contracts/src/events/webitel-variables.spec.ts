import { describe, expect, it } from '@jest/globals';
import { fromWebitelVariables, parseCloudEvent } from './index';

// The example of webitel.md 2.
const leaving = {
  state: 'leaving',
  channel: 'call',
  attempt_id: '90311',
  queue_id: '8',
  destination: '380441112233',
  destination_seq: '1',
  timestamp: '1784000123456',
  joined_at: '1784000012000',
  bridged_at: '1784000030500',
  agent_id: '15',
  agent_name: 'Olha',
  agent_extension: '1015',
  user_id: '204',
  call_bill_sec: '93',
  call_duration: '111',
  call_voice_sec: '92',
  call_cause: 'NORMAL_CLEARING',
  cc_result: 'success',
  use_processing: 'true',
  vip: '1',
};
const context = { queueId: '8', event: 'leaving' } as const;

describe('fromWebitelVariables', () => {
  it('makes the documented example an event with typed data', () => {
    expect(fromWebitelVariables(leaving, context)).toEqual({
      specversion: '1.0',
      id: '90311:leaving:1784000123456',
      source: 'queue_8',
      type: 'queue.leaving',
      subject: '90311',
      time: '2026-07-14T03:35:23.456Z',
      datacontenttype: 'application/json',
      data: {
        state: 'leaving',
        channel: 'call',
        attempt_id: 90311,
        queue_id: 8,
        destination: '380441112233',
        destination_seq: 1,
        timestamp: 1784000123456,
        joined_at: 1784000012000,
        bridged_at: 1784000030500,
        agent_id: 15,
        agent_name: 'Olha',
        agent_extension: '1015',
        user_id: 204,
        call_bill_sec: 93,
        call_duration: 111,
        call_voice_sec: 92,
        call_cause: 'NORMAL_CLEARING',
        cc_result: 'success',
        use_processing: true,
        vip: '1',
      },
    });
  });

  it('gives an event the reader accepts and does not change', () => {
    const event = fromWebitelVariables(leaving, context);
    expect(parseCloudEvent(event).event).toEqual(event);
  });

  it('prefers the idempotency key as id (decision 24)', () => {
    expect(fromWebitelVariables(leaving, { ...context, idempotencyKey: 'k-1' }).id).toBe('k-1');
  });

  it('gives an expired member’s event an id that repeats with it, whatever the order of keys', () => {
    const expired = { member_id: '7', cc_result: 'expired', member_stop_cause: 'expired' };
    const { id } = fromWebitelVariables(expired, context);
    expect(id).toMatch(/^leaving:[0-9a-f]{32}$/);
    const reversed = Object.fromEntries(Object.entries(expired).reverse());
    expect(fromWebitelVariables(reversed, context).id).toBe(id);
    expect(fromWebitelVariables({ ...expired, member_id: '8' }, context).id).not.toBe(id);
  });

  it('lets the path decide queue and state: Webitel sends idle for Joined in chats', () => {
    const event = fromWebitelVariables(
      { state: 'idle', queue_id: '99', attempt_id: '1', timestamp: '5' },
      { queueId: '6', event: 'joined' },
    );
    expect(event).toMatchObject({ id: '1:joined:5', data: { state: 'joined', queue_id: 6 } });
  });

  it('keeps the digits of integers beyond 2^53 as text (decision 14)', () => {
    const { data, subject } = fromWebitelVariables({ attempt_id: '9223372036854775807' }, context);
    expect(data.attempt_id).toBe('9223372036854775807');
    expect(subject).toBe('9223372036854775807');
  });

  it.each([
    ['call_duration', '111', 111],
    ['call_duration', '1.50', 1.5],
    ['attempt_id', '007', '007'],
    ['attempt_id', '12e4', '12e4'],
    ['attempt_id', '-5', -5],
    ['attempt_id', ' 5', ' 5'],
    ['call_duration', 'long', 'long'],
    ['call_duration', '0x10', '0x10'],
    ['use_processing', 'false', false],
    ['use_processing', 'perhaps', 'perhaps'],
    ['agent_extension', 1015, '1015'],
    ['vip', '007', '007'],
  ])('reads %s %j as %j', (name, value, expected) => {
    expect(fromWebitelVariables({ [name]: value }, context).data[name]).toBe(expected);
  });

  it('leaves empty values out', () => {
    expect(fromWebitelVariables({ agent_name: '', vip: null }, context).data).toEqual({
      state: 'leaving',
      queue_id: 8,
    });
  });

  it('has no time when the timestamp is no moment', () => {
    expect(fromWebitelVariables({ timestamp: '9e18' }, context)).not.toHaveProperty('time');
  });

  it('replaces U+0000 and notes it (decision 29)', () => {
    expect(fromWebitelVariables({ note: 'a\u0000' }, context)).toMatchObject({
      replacednuls: 1,
      data: { note: 'a\uFFFD' },
    });
  });
});
