import { describe, expect, it } from '@jest/globals';
import {
  isSubjectToken,
  parseEventSubject,
  streams,
  streamsOf,
  subjects,
  subjectsOf,
} from './subjects';

describe('subjectsOf', () => {
  it('spells production with a leading hl', () => {
    expect(subjects.eventIn({ domainId: '1', source: 'queue_8', event: 'missed', key: '7' })).toBe(
      'hl.in.1.queue_8.missed.7',
    );
    expect(subjects.eventTransform).toBe(
      'hl.ev.{{partition(32,4)}}.{{wildcard(1)}}.{{wildcard(2)}}.{{wildcard(3)}}.{{wildcard(4)}}',
    );
    expect(subjects.runWake({ partition: 3, domainId: '1', runId: '9' })).toBe('hl.run.3.1.9');
    expect(subjects.runTimer({ domainId: '1', runId: '9', nodeId: 'n2' })).toBe('hl.timer.1.9.n2');
    expect(subjects.configChange({ domainId: '1', kind: 'hook', id: '4' })).toBe('hl.cfg.1.hook.4');
    expect(subjects.deadLetter({ kind: 'event', domainId: '1', id: 'x' })).toBe('hl.dlq.event.1.x');
    expect(subjects.live('1', 'run.9')).toBe('hl.live.1.run.9');
  });

  it('keeps namespaces apart: no subject and no stream is shared', () => {
    expect(subjectsOf('t1').allEventsIn).toBe('t1.in.*.*.*.*');
    expect(streamsOf('t1').runs).toBe('t1_RUNS');
    const shared = Object.values(streamsOf('t1')).filter((one) =>
      Object.values(streams).includes(one),
    );
    expect(shared).toEqual([]);
  });
});

describe('parseEventSubject', () => {
  it.each([
    ['hl.in.1.queue_8.missed.7', true],
    ['t1.ev.31.1.queue_8.missed.7', true],
    ['hl.ev.1.queue_8.missed.7', false],
    ['hl.in.1.queue_8.missed.7.8', false],
    ['hl.in.1..missed.7', false],
    ['hl.run.3.1.9', false],
  ])('%s: %s', (subject, readable) => {
    expect(parseEventSubject(subject) !== null).toBe(readable);
  });
});

describe('isSubjectToken', () => {
  it.each([
    ['Az09_-', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['', false],
    ['a.b', false],
    ['a b', false],
    ['*', false],
    ['>', false],
    ['ї', false],
    ['a\n', false],
  ])('%j: %s', (text, expected) => {
    expect(isSubjectToken(text)).toBe(expected);
  });
});
