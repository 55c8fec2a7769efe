import { describe, expect, it } from '@jest/globals';
import { toQueryString } from './api-client';
import { toApiProblem } from './api-problem';

describe('toApiProblem', () => {
  it('reads our own error body with its problems', () => {
    const problem = { code: 'url', path: 'nodes.n3.params.url', message: 'needs an address' };
    const read = toApiProblem(422, {
      status: 422,
      code: 'flow.invalid',
      message: 'The flow schema has errors.',
      problems: [problem],
    });
    expect(read).toMatchObject({ code: 'flow.invalid', message: 'The flow schema has errors.' });
    expect(read.problems[0]).toMatchObject(problem);
  });

  it('reads our own error body with what uses the object', () => {
    const users = [{ kind: 'flow-schema', id: '8', name: 'Missed call care' }];
    const message = 'Flow schemas use this connection.';
    const body = { status: 409, code: 'integration.in_use', message, problems: [], users };
    expect(toApiProblem(409, body)).toMatchObject({ status: 409, message, users });
  });

  it('reads a Webitel error with what uses the object', () => {
    const users = [{ kind: 'hook', id: '12', name: 'Support line · Missed' }];
    const read = toApiProblem(409, {
      id: 'schema.used',
      status: 'Conflict',
      detail: 'The flow schema is in use.',
      code: 409,
      users,
    });
    expect(read).toMatchObject({ status: 409, message: 'The flow schema is in use.', users });
  });

  it.each([null, 'gateway', '<html>', { odd: true }])('makes a sentence of %p', (body) => {
    expect(toApiProblem(502, body).message).toBe('The server answered 502.');
  });
});

describe('toQueryString', () => {
  it('repeats lists and leaves out what is empty', () => {
    expect(toQueryString({ q: '', page: 2, type: ['a', 'b'], sort: undefined })).toBe(
      '?page=2&type=a&type=b',
    );
    expect(toQueryString({})).toBe('');
  });
});
