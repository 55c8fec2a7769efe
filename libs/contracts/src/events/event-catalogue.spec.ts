import { describe, expect, it } from '@jest/globals';
import {
  eventCatalogue,
  fieldPresence,
  fieldsOf,
  fieldType,
  findEventField,
  leavingResultValues,
  queueEventNames,
  queueTypes,
  sampleEventData,
} from './index';

const presence = (name: string, event: string, queueType?: number) => {
  const field = findEventField(`queue.${event}`, name);
  if (field === null) throw new Error(`no field ${name}`);
  return fieldPresence(field, event, queueType);
};

describe('eventCatalogue', () => {
  it('describes the eight queue events in the order of a contact’s life', () => {
    const queue = eventCatalogue.filter((event) => event.family === 'queue');
    expect(queue.map((event) => event.type)).toEqual([
      'queue.joined',
      'queue.offering',
      'queue.answered',
      'queue.active',
      'queue.bridged',
      'queue.missed',
      'queue.processing',
      'queue.leaving',
    ]);
    expect(queue.map((event) => event.order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('holds every variable a Webitel admin expects (features.md 0.2 item 8)', () => {
    const expected =
      'attempt_id queue_id channel state timestamp joined_at bridged_at destination destination_type destination_description destination_seq member_id member_name member_timezone bucket_id communication_id seq agent_id agent_name agent_extension agent_description user_id agent_channel_id member_channel_id member_stop_cause cc_result cc_resource_id use_processing cc_attempt_seq call_bill_sec call_duration call_voice_sec call_cause call_sip_code amd_result amd_ai_result chat_transferred';
    const known = eventCatalogue[0]?.fields.map((field) => field.name) ?? [];
    expect(known).toEqual(expect.arrayContaining(expected.split(' ')));
  });

  it('has no field twice, and examples of the type they stand for', () => {
    for (const event of eventCatalogue) {
      const names = event.fields.map((field) => field.name);
      expect(new Set(names).size).toBe(names.length);
      for (const field of event.fields) {
        const type = { text: 'string', number: 'number', boolean: 'boolean', timestamp: 'number' };
        expect([field.name, typeof field.example]).toEqual([field.name, type[field.type]]);
        if (field.values) expect(field.values).toContain(field.example);
        expect(field.unit === 'ms').toBe(field.type === 'timestamp');
      }
    }
  });

  it('knows the leaving results of the first day (features.md 0.2 item 7)', () => {
    expect(leavingResultValues).toEqual(
      expect.arrayContaining(
        'success abandoned cancel timeout agent_timeout client_timeout dialog_timeout transfer endless max_wait_size block canceled_by_timeout processing'.split(
          ' ',
        ),
      ),
    );
  });

  it('marks the contact’s number, name and notes as personal, agents not', () => {
    const personal = eventCatalogue[0]?.fields.filter((one) => one.personal).map((one) => one.name);
    expect(personal).toEqual([
      'destination',
      'destination_description',
      'member_name',
      'agent_description',
    ]);
  });
});

describe('fieldPresence', () => {
  it.each([
    ['attempt_id', 'joined', 1, 'always'],
    ['attempt_id', 'leaving', 1, 'always'],
    // A member that expired unserved leaves without an attempt.
    ['attempt_id', 'leaving', 4, 'sometimes'],
    ['agent_name', 'joined', 1, 'never'],
    ['agent_name', 'joined', 4, 'sometimes'],
    ['agent_name', 'missed', 1, 'always'],
    ['agent_name', 'bridged', 2, 'never'],
    ['agent_description', 'missed', 1, 'never'],
    ['agent_description', 'leaving', 1, 'sometimes'],
    ['bridged_at', 'joined', 1, 'never'],
    ['bridged_at', 'bridged', 1, 'always'],
    ['cc_result', 'leaving', 9, 'always'],
    ['cc_result', 'offering', 9, 'never'],
    ['member_id', 'answered', 1, 'never'],
    ['member_id', 'answered', 3, 'always'],
    ['call_duration', 'leaving', 6, 'never'],
    ['call_duration', 'processing', 5, 'always'],
    ['agent_channel_id', 'answered', 7, 'never'],
    ['chat_transferred', 'leaving', 6, 'sometimes'],
    ['chat_transferred', 'leaving', 1, 'never'],
    ['amd_result', 'bridged', 5, 'sometimes'],
    ['amd_result', 'bridged', 1, 'never'],
    ['agent_name', 'missed', undefined, 'sometimes'],
    ['agent_description', 'missed', undefined, 'never'],
    ['queue_id', 'missed', undefined, 'always'],
  ] as const)('%s in %s of queue type %s is %s', (name, event, queueType, expected) => {
    expect(presence(name, event, queueType)).toBe(expected);
  });
});

describe('fieldsOf', () => {
  it('leaves out what the event never carries', () => {
    const names = fieldsOf('queue.missed', 1).map((field) => field.name);
    expect(names).toContain('agent_name');
    expect(names).not.toContain('agent_description');
  });

  it('is empty for a type outside the catalogue', () => {
    expect(fieldsOf('weather.rain')).toEqual([]);
  });

  it('describes the events our own changes cause', () => {
    expect(fieldsOf('agent.status').map((field) => field.name)).toContain('status_payload');
    expect(fieldsOf('task.status').map((field) => field.name)).toContain('member_id');
    expect(fieldsOf('list.changed').map((field) => field.name)).toContain('number');
  });
});

describe('fieldType', () => {
  it.each([
    ['queue.leaving', 'call_duration', 'number'],
    ['queue.missed', 'agent_extension', 'text'],
    ['queue.missed', 'timestamp', 'timestamp'],
    ['queue.missed', 'use_processing', 'boolean'],
    ['queue.missed', 'vip', null],
    ['weather.rain', 'attempt_id', null],
    ['queue.missed', 'constructor', null],
  ])('%s %s is %s', (type, name, expected) => {
    expect(fieldType(type, name)).toBe(expected);
  });
});

describe('sampleEventData', () => {
  it('fills every field that is not never there, for each event and queue type', () => {
    for (const queueType of queueTypes) {
      for (const event of queueEventNames) {
        const data = sampleEventData(`queue.${event}`, queueType.id);
        expect(data).toMatchObject({ state: event, channel: queueType.channel });
        expect(Object.keys(data)).toEqual(
          fieldsOf(`queue.${event}`, queueType.id).map((field) => field.name),
        );
      }
    }
  });
});
