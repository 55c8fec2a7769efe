import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type JsonObject } from '@hookline/contracts';
import { checkFlowGraph } from '@hookline/engine';
import { aNodeContext } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { nodeTypeOf } from '../registry';
import { publishEvent } from './publish-event.definition';
import { requestPublishEvent } from './publish-event.execute';
import { PublishEventParams } from './publish-event.params';

const request = (params: JsonObject) =>
  requestPublishEvent(PublishEventParams.parse(params), aNodeContext());

describe('requestPublishEvent', () => {
  it('asks for the event with its data as it is', () => {
    const data = { id: 5, tags: ['vip'], note: '' };
    expect(request({ eventType: 'crm.client-saved', subject: 'client-5', data })).toEqual({
      kind: 'event-publish',
      type: 'crm.client-saved',
      subject: 'client-5',
      queue: null,
      data,
    });
  });

  it('takes the run for the subject of an event without one', () => {
    expect(request({ eventType: 'crm.saved' }).subject).toBe('700');
  });

  it('wants a queue for an event of a queue', () => {
    expect(() => request({ eventType: 'queue.missed' })).toThrow(
      expect.objectContaining({ code: 'event.queue' }),
    );
    const effect = request({ eventType: 'queue.missed', queue: { name: 'Support' } });
    expect(effect.queue).toEqual({ name: 'Support' });
  });

  it.each([
    ['queue.invented', {}, 'event.invalid'],
    ['crm.saved', { big: 'x'.repeat(260_000) }, 'event.too-large'],
    ['crm.saved', { deep: deep(64) }, 'event.invalid'],
  ])('refuses %s with what nobody could read', (eventType, data, code) => {
    expect(() => request({ eventType, queue: { id: '8' }, data })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('publishEvent', () => {
  it.each(['missed', 'a b.c', '.x', 'crm.', ''])('refuses the event type %p', (eventType) => {
    expect(checkParams(publishEvent, { eventType })).toMatchObject([{ path: 'params.eventType' }]);
  });

  it('waits for a templated type until it is known', () => {
    expect(checkParams(publishEvent, { eventType: 'crm.${what}' })).toEqual([]);
  });

  it('is told apart when it causes the event that starts its schema', () => {
    const graph = FlowGraph.parse({
      nodes: [
        { id: 'start', type: 'start' },
        { id: 'p', type: 'publish-event', params: { eventType: 'queue.missed' } },
      ],
      edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'p' }],
    });
    const codes = (type: string) =>
      checkFlowGraph(graph, { nodeTypeOf, checkParams, context: { events: [{ type }] } }).map(
        ({ code }) => code,
      );
    expect(codes('queue.missed')).toContain('flow.self-trigger');
    expect(codes('queue.joined')).not.toContain('flow.self-trigger');
  });
});

function deep(levels: number): JsonObject {
  let value: JsonObject = {};
  for (let level = 1; level < levels; level += 1) value = { value };
  return value;
}
