import { describe, expect, it } from '@jest/globals';
import { fieldPresence, fieldType, findEventDescription } from '../index';
import { eventNameOf } from '../event-identity';
import { parseCloudEvent } from '../parse-cloud-event';
import { queueTypes } from '../queue-type';
import { simulateContact } from './simulate-contact';
import type { SimulatedContact } from './simulated-contact';
import {
  simulationScenarioDescriptions,
  simulationScenarios,
  type SimulationScenario,
} from './simulation-scenarios';

const aContact = (overrides: Partial<SimulatedContact> = {}): SimulatedContact => {
  let ids = 0;
  return {
    scenario: 'answered',
    queue: { id: '8', type: 1 },
    agents: [
      { id: '15', name: 'Olha', extension: '1015', userId: '204' },
      { id: '16', name: 'Petro', extension: '1016', userId: '205' },
      { id: '17', name: 'Ivan', extension: '1017', userId: '206' },
    ],
    contact: {
      destination: '380441112233',
      name: 'Iryna',
      memberId: '4711',
      variables: { vip: '1' },
    },
    attemptId: '90311',
    startedAt: new Date('2026-07-14T05:00:00Z'),
    newId: () => `leg-${++ids}`,
    random: () => 0.5,
    ...overrides,
  };
};

const names = (scenario: SimulationScenario, type: number, processing = true) =>
  simulateContact(aContact({ scenario, queue: { id: '8', type, processing } }))
    .map((one) => eventNameOf(one.event.type))
    .join(' ');

const talk = 'offering answered active bridged';

describe('simulateContact', () => {
  it.each([
    ['answered', 1, `joined ${talk} processing leaving`],
    [
      'missed-twice-then-answered',
      1,
      `joined offering missed offering missed ${talk} processing leaving`,
    ],
    ['missed-twice-then-abandoned', 5, 'joined offering missed offering missed leaving'],
    ['abandoned', 1, 'joined offering leaving'],
    ['transferred', 6, `joined ${talk} ${talk} processing leaving`],
    ['dialer', 3, `joined ${talk} processing leaving`],
    ['dialer', 2, 'joined offering bridged leaving'],
    ['dialer', 8, 'joined bridged leaving'],
    ['chat', 9, `joined ${talk} processing leaving`],
  ] as const)('%s in a queue of type %s goes %s', (scenario, type, expected) => {
    expect(names(scenario, type)).toBe(expected);
  });

  it('skips processing where the queue has none', () => {
    expect(names('answered', 1, false)).toBe(`joined ${talk} leaving`);
  });

  it('emits all eight events, answered included (features.md 0.2 trap 2)', () => {
    expect(new Set(names('missed-twice-then-answered', 1).split(' ')).size).toBe(8);
  });

  it('offers to the agents in turn and names the one of each offer', () => {
    const events = simulateContact(aContact({ scenario: 'missed-twice-then-answered' }));
    const offers = events.filter(
      (one) => one.event.type === 'queue.missed' || one.event.type === 'queue.bridged',
    );
    expect(offers.map((one) => one.event.data.agent_name)).toEqual(['Olha', 'Petro', 'Ivan']);
    expect(offers.map((one) => one.event.data.missed_count)).toEqual([1, 2, 2]);
  });

  it('leaves with durations that follow from the moments told before', () => {
    const events = simulateContact(aContact());
    const at = (type: string) => events.find((one) => one.event.type === type)?.afterMs ?? NaN;
    const hungUp = at('queue.processing') - 400;
    expect(events.at(-1)?.event.data).toMatchObject({
      cc_result: 'success',
      attempt_id: 90311,
      call_duration: Math.round(hungUp / 1000),
      call_voice_sec: Math.round((hungUp - at('queue.answered')) / 1000),
      call_cause: 'NORMAL_CLEARING',
      bridged_at: Date.parse('2026-07-14T05:00:00Z') + at('queue.bridged'),
      vip: '1',
    });
  });

  it('closes the member of a dialer and says that a chat was transferred', () => {
    const last = (scenario: SimulationScenario, type: number) =>
      simulateContact(aContact({ scenario, queue: { id: '8', type } })).at(-1)?.event.data;
    expect(last('dialer', 4)).toMatchObject({ member_stop_cause: 'success', member_id: 4711 });
    expect(last('abandoned', 4)).not.toHaveProperty('member_stop_cause');
    expect(last('transferred', 6)).toMatchObject({ chat_transferred: true, cc_result: 'transfer' });
  });

  it('refuses a scenario the kind of queue cannot have, and a queue without agents', () => {
    expect(() => simulateContact(aContact({ scenario: 'chat' }))).toThrow(RangeError);
    expect(() => simulateContact(aContact({ queue: { id: '8', type: 77 } }))).toThrow(RangeError);
    expect(() => simulateContact(aContact({ agents: [] }))).toThrow(RangeError);
  });

  const all = simulationScenarioDescriptions.flatMap((scenario) =>
    scenario.queueTypes.map((type) => [scenario.id, type] as const),
  );

  it.each(all)('keeps to the catalogue: %s in type %s', (scenario, type) => {
    const events = simulateContact(aContact({ scenario, queue: { id: '8', type } }));
    expect(events[0]?.afterMs).toBe(0);
    expect(new Set(events.map((one) => one.event.id)).size).toBe(events.length);
    expect(new Set(events.map((one) => one.event.data.attempt_id))).toEqual(new Set([90311]));
    let before = -1;
    for (const { afterMs, event } of events) {
      expect(afterMs).toBeGreaterThan(before);
      before = afterMs;
      expect(parseCloudEvent(event).event).toEqual(event);
      for (const field of findEventDescription(event.type)?.fields ?? []) {
        const presence = fieldPresence(field, event.type, type);
        const there = field.name in event.data;
        if (presence !== 'sometimes') {
          expect([event.type, field.name, there]).toEqual([
            event.type,
            field.name,
            presence === 'always',
          ]);
        }
      }
      for (const name of Object.keys(event.data)) {
        if (name !== 'vip') expect([name, fieldType(event.type, name)]).not.toEqual([name, null]);
      }
    }
  });

  it('can happen somewhere, each scenario, and every queue type has one', () => {
    expect(new Set(all.map(([scenario]) => scenario))).toEqual(new Set(simulationScenarios));
    expect(new Set(all.map(([, type]) => type)).size).toBe(queueTypes.length);
  });
});
