import { describe, expect, it } from '@jest/globals';
import {
  ConflictError,
  ForbiddenError,
  InvalidFlowError,
  InvalidReferenceError,
  NodeFailure,
  NotFoundError,
  UnavailableError,
} from '@hookline/engine';
import { NotFoundException } from '@nestjs/common';
import { refusal } from './refusal';
import { refusalBody } from './refusal-body';
import { toRefusal } from './to-refusal';

const problem = { level: 'error', code: 'x', path: 'name', message: 'is missing' } as const;
const users = [{ kind: 'hook', id: '12', name: 'missed' }];
const pgError = (code: string) =>
  Object.assign(new Error('duplicate key value violates "secret_idx"'), { code });

const answer = (path: string, error: unknown) => {
  const known = toRefusal(error);
  return known === null ? null : refusalBody(path, known);
};

describe('an error as an answer', () => {
  it.each([
    [new InvalidFlowError([problem]), 422, 400],
    [new InvalidReferenceError('x', 'schema.id', 'there is none'), 422, 400],
    [new NotFoundError('x', 'No.'), 404, 404],
    [new ForbiddenError('x', 'No.'), 403, 403],
    [new ConflictError('x', 'In use.', users), 409, 409],
    [new UnavailableError('x', 'Away.'), 503, 503],
    [new NodeFailure('x', 'No.'), 422, 400],
    [new NotFoundException('Cannot GET /api/setup?token=secret'), 404, 404],
    [pgError('23505'), 409, 409],
    [pgError('23503'), 409, 409],
    [pgError('22003'), 422, 400],
    [pgError('57P01'), 503, 503],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 503],
  ])('%s is %i on our paths and %i on Webitel’s (decision 28)', (error, ours, webitel) => {
    expect(answer('/api/events', error)).toMatchObject({ status: ours, body: { status: ours } });
    const theirs = answer('/api/call_center/queues', error);
    expect(theirs).toMatchObject({ status: webitel, body: { code: webitel } });
    expect(JSON.stringify(theirs)).not.toMatch(/secret|duplicate key/);
  });

  it.each([[new Error('boom')], [new TypeError('x is undefined')], [pgError('42P01')], ['text']])(
    'does not explain %s, which is a fault of ours',
    (error) => expect(toRefusal(error)).toBeNull(),
  );

  it('names the users of an object on both APIs (decision 28)', () => {
    const error = new ConflictError('schema.in_use', 'Hooks use it.', users);
    expect(answer('/api/routing/schema/1', error)?.body).toMatchObject({ users });
    expect(answer('/api/things/1', error)?.body).toMatchObject({
      problems: [{ path: 'hook.12', message: 'hook “missed” uses it' }],
      users,
    });
  });

  it.each([
    ['/api/call_center/queues?x=1', true],
    ['/api/call_center', true],
    ['/api/routing/schema', true],
    ['/api/calendars/1', true],
    ['/api/call_centers', false],
    ['/api/events', false],
  ])('reads %s as a path of Webitel: %s', (path, isWebitel) => {
    expect('detail' in refusalBody(path, refusal(404, 'x', 'y')).body).toBe(isWebitel);
  });
});
