import { describe, expect, it } from '@jest/globals';
import { parseEventSubject } from '../subjects';
import {
  checkEventSubject,
  eventSubject,
  fnv1a128,
  orderingKey,
  parseCloudEvent,
  parseExactJson,
  subjectToken,
  type CloudEvent,
} from './index';

const event = (overrides: Partial<CloudEvent>): CloudEvent => ({
  specversion: '1.0',
  id: 'e1',
  source: 'queue_8',
  type: 'queue.missed',
  data: {},
  ...overrides,
});

describe('orderingKey', () => {
  it.each([
    [{ data: { attempt_id: 90311, unique_id: 'u' } }, '90311'],
    [{ data: { attempt_id: '', unique_id: 'u', session_id: 's' } }, 'u'],
    [{ data: { session_id: 's' }, subject: 'x' }, 's'],
    [{ subject: 'x' }, 'x'],
    [{}, 'e1'],
  ])('of %j is %s (decision 25)', (overrides, expected) => {
    expect(orderingKey(event(overrides))).toBe(expected);
  });
});

describe('eventSubject', () => {
  it.each([
    [{ data: { queue_id: 8, attempt_id: 90311 } }, 'hl.in.1.queue_8.missed.90311'],
    [{ type: 'agent.status', data: {}, subject: '15' }, 'hl.in.1.agent.status.15'],
    [{ type: 'list.changed', data: {}, subject: '5' }, 'hl.in.1.list.changed.5'],
    // A key that is no token travels as its hash.
    [
      { data: { queue_id: 8, attempt_id: 'foo.bar' } },
      `hl.in.1.queue_8.missed.${fnv1a128('foo.bar')}`,
    ],
  ])('of %j is %s (decision 23)', (overrides, expected) => {
    expect(eventSubject('1', event(overrides))).toBe(expected);
  });

  it('is read back, as published and as stored', () => {
    const parts = { domainId: '1', source: 'queue_8', event: 'missed', key: '90311' };
    expect(parseEventSubject('hl.in.1.queue_8.missed.90311')).toEqual(parts);
    expect(parseEventSubject('hl.ev.17.1.queue_8.missed.90311')).toEqual(parts);
    expect(parseEventSubject('hl.in.1.queue_8.missed')).toBeNull();
    expect(parseEventSubject('hl.run.1.2.3.4')).toBeNull();
  });
});

describe('checkEventSubject', () => {
  const came = { domainId: '1', source: 'queue_8', event: 'missed', key: '90311' };
  const right = event({ data: { queue_id: 8, attempt_id: 90311 } });

  it('has nothing to say when subject and event agree', () => {
    expect(checkEventSubject(came, right)).toEqual([]);
  });

  it.each([
    ['key', { ...came, key: '90312' }],
    ['source', { ...came, source: 'queue_9' }],
    ['event', { ...came, event: 'leaving' }],
  ])('names a %s that disagrees', (part, subject) => {
    expect(checkEventSubject(subject, right).map((one) => one.code)).toEqual([
      `event.subject.${part}`,
    ]);
  });
});

describe('subjectToken', () => {
  it('leaves a token alone and hashes anything else', () => {
    expect(subjectToken('call-7_A')).toBe('call-7_A');
    for (const text of ['', 'a.b', 'a b', '*', '>', 'ї', 'x'.repeat(65)]) {
      expect(subjectToken(text)).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  // Published vectors of FNV-1a 128.
  it.each([
    ['', '6c62272e07bb014262b821756295c58d'],
    ['a', 'd228cb696f1a8caf78912b704e4a8964'],
    ['foobar', '343e1662793c64bf6f0d3597ba446f18'],
  ])('hashes %j as FNV-1a 128 does', (text, expected) => {
    expect(fnv1a128(text)).toBe(expected);
  });
});

describe('parseExactJson', () => {
  it.each([
    ['{"id":9223372036854775807}', { id: '9223372036854775807' }],
    ['{"id":-9223372036854775808}', { id: '-9223372036854775808' }],
    ['{"id":1784000123456}', { id: 1784000123456 }],
    ['{"t":"say \\"9223372036854775807\\""}', { t: 'say "9223372036854775807"' }],
    ['[9007199254740991,9007199254740993]', [9007199254740991, '9007199254740993']],
    ['[1.2345678901234567890,1e30]', [1.2345678901234567, 1e30]],
    ['{"9223372036854775807":1}', { '9223372036854775807': 1 }],
  ])('reads %s', (text, expected) => {
    expect(parseExactJson(text)).toEqual(expected);
  });

  it('does not make broken JSON good', () => {
    expect(() => parseExactJson('{9223372036854775807:1}')).toThrow(SyntaxError);
    expect(() => parseExactJson('[09223372036854775807]')).toThrow(SyntaxError);
  });

  it('carries a long attempt id into the subject of its event', () => {
    const raw = parseExactJson(
      '{"specversion":"1.0","id":"1","source":"queue_8","type":"queue.missed","data":{"queue_id":8,"attempt_id":9223372036854775807}}',
    );
    const { event: read } = parseCloudEvent(raw);
    expect(read && eventSubject('1', read)).toBe('hl.in.1.queue_8.missed.9223372036854775807');
  });
});
