import { describe, expect, it } from '@jest/globals';
import { parseCloudEvent } from './index';

const missed = {
  specversion: '1.0',
  id: 'e1',
  source: 'queue_8',
  type: 'queue.missed',
  time: '2026-07-14T05:34:17Z',
  data: { attempt_id: '90311', queue_id: '8', call_duration: '111', vip: '1' },
};

const problemsOf = (raw: unknown) =>
  parseCloudEvent(raw).problems?.map((problem) => `${problem.code} ${problem.path}`);

const nested = (levels: number): unknown =>
  JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));

describe('parseCloudEvent', () => {
  it('types the data by the catalogue and leaves unknown variables as they came', () => {
    expect(parseCloudEvent(missed).event).toEqual({
      ...missed,
      data: { attempt_id: 90311, queue_id: 8, call_duration: 111, vip: '1', state: 'missed' },
    });
  });

  it('keeps extension attributes and drops unset ones', () => {
    const { event } = parseCloudEvent({ ...missed, traceparent: '00-1', subject: null });
    expect(event).toMatchObject({ traceparent: '00-1' });
    expect(event).not.toHaveProperty('subject');
  });

  it('takes the queue from the source when the data does not name it', () => {
    const { event } = parseCloudEvent({ ...missed, source: '/queues/8', data: {} });
    expect(event?.data).toEqual({ state: 'missed', queue_id: 8 });
  });

  it('keeps a foreign event as it is', () => {
    const rain = { ...missed, type: 'weather.rain', source: 'sky', data: { mm: '3' } };
    expect(parseCloudEvent(rain).event).toEqual(rain);
  });

  it('replaces U+0000 in every text and notes how often (decision 29)', () => {
    const { event } = parseCloudEvent({
      ...missed,
      data: { ...missed.data, 'no\u0000te': ['a\u0000\u0000b'] },
    });
    expect(event).toMatchObject({ replacednuls: 3, data: { 'no\uFFFDte': ['a\uFFFD\uFFFDb'] } });
  });

  it('replaces half a surrogate pair, which the database refuses, and leaves whole ones', () => {
    const { event } = parseCloudEvent({ ...missed, data: { queue_id: 8, a: '\uD83D!', b: '😀' } });
    expect(event).toMatchObject({ replacednuls: 1, data: { a: '\uFFFD!', b: '😀' } });
  });

  it('keeps a variable called __proto__ a variable', () => {
    const data: unknown = JSON.parse('{"queue_id":8,"__proto__":{"polluted":true}}');
    const { event } = parseCloudEvent({ ...missed, data });
    expect(Object.keys(event?.data ?? {})).toContain('__proto__');
    expect(Object.getPrototypeOf(event?.data)).toBe(Object.prototype);
  });

  it.each([
    ['no object', 'text', ['event.attribute event']],
    ['no version', { ...missed, specversion: undefined }, ['event.attribute specversion']],
    ['another version', { ...missed, specversion: '0.3' }, ['event.attribute specversion']],
    ['no id', { ...missed, id: '' }, ['event.attribute id']],
    ['an id with a line break', { ...missed, id: 'a\nb' }, ['event.attribute id']],
    ['a number as id', { ...missed, id: 7 }, ['event.attribute id']],
    ['a type without a family', { ...missed, type: 'missed' }, ['event.attribute type']],
    ['a type with a wildcard', { ...missed, type: 'queue.*' }, ['event.attribute type']],
    ['a ninth queue event', { ...missed, type: 'queue.banana' }, ['event.type.unknown type']],
    ['a time without a zone', { ...missed, time: '2026-07-14 05:34' }, ['event.attribute time']],
    ['no data', { ...missed, data: undefined }, ['event.data data']],
    ['a list as data', { ...missed, data: [] }, ['event.data data']],
    ['an object as extension', { ...missed, more: {} }, ['event.extension more']],
    ['no queue', { ...missed, source: 'x', data: {} }, ['event.queue.missing data.queue_id']],
    [
      'a queue that is no id',
      { ...missed, data: { queue_id: 'x.>' } },
      ['event.queue.missing data.queue_id'],
    ],
    ['a function inside', { ...missed, data: { f: () => 1 } }, ['event.not_json data.f']],
  ])('refuses %s', (_case, raw, expected) => {
    expect(problemsOf(raw)).toEqual(expected);
  });

  it.each([
    ['', 'must not be empty'],
    ['x'.repeat(257), 'must have at most 256 characters'],
    [7, 'needs to be a text'],
    [undefined, 'is missing'],
  ])('says of the id %j what is wrong with it', (id, sentence) => {
    expect(parseCloudEvent({ ...missed, id }).problems?.map(({ message }) => message)).toEqual([
      sentence,
    ]);
  });

  it('accepts 64 levels and refuses 65 (decision 35)', () => {
    expect(problemsOf({ ...missed, data: { queue_id: 8, deep: nested(62) } })).toBeUndefined();
    expect(problemsOf({ ...missed, data: { queue_id: 8, deep: nested(63) } })).toEqual([
      'event.too_deep data',
    ]);
  });
});

describe('parseCloudEvent', () => {
  it.each([[['8']], [8], ['8'], [null]])('reads queue id %j of queue_8 as a number', (queueId) => {
    const parsed = parseCloudEvent({
      specversion: '1.0',
      id: 'e1',
      source: 'queue_8',
      type: 'queue.missed',
      data: { state: 'missed', queue_id: queueId, attempt_id: '1' },
    });
    expect(parsed.event?.data['queue_id']).toBe(8);
  });
});
