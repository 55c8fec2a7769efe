import { describe, expect, it } from '@jest/globals';
import { eventCatalogue, type SchemaHook } from '@hookline/contracts';
import { exampleData, testEvents } from './test-events';

const queue = { id: '8', name: 'Support line', type: 1, variables: [] };
const hook: SchemaHook = { id: 1, event: 'missed', enabled: true, queue };

describe('testEvents', () => {
  it('puts the events that start the schema first, each once, then the catalogue', () => {
    const events = testEvents([hook, { ...hook, id: 2, enabled: false }]);
    expect(events[0]).toEqual({ key: '8 queue.missed', type: 'queue.missed', queue });
    expect(events).toHaveLength(1 + eventCatalogue.length);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
  });
});

describe('exampleData', () => {
  it('is of the queue whose hook starts the schema', () => {
    const data = exampleData({ key: 'x', type: 'queue.missed', queue });
    expect(data).toMatchObject({ queue_id: '8', state: 'missed' });
  });

  it('is what the catalogue says where no queue is known', () => {
    const data = exampleData({ key: 'x', type: 'list.changed', queue: null });
    expect(Object.keys(data).length).toBeGreaterThan(0);
  });
});
