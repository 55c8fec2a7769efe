import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import { compileMq } from './compile-mq';

function compiled(args: JsonValue) {
  const notices: string[] = [];
  const { params } = compileMq(args, (code) => notices.push(code));
  return { params, notices };
}

describe('compileMq', () => {
  it('publishes an event named by exchange and topic (decision 7)', () => {
    const body = { id: '${member_id}', vip: true };
    expect(compiled({ exchange: 'crm', topic: 'calls.done', body })).toEqual({
      params: { eventType: 'crm.calls.done', data: body },
      notices: [],
    });
  });

  it('keeps templates in the name and replaces what a name cannot hold', () => {
    const { params } = compiled({ exchange: 'my crm', topic: 'q/${queue_id}' });
    expect(params).toEqual({ eventType: 'my_crm.q_${queue_id}', data: {} });
  });

  it('wraps a body that is no object, and tells that `setErr` has no counterpart', () => {
    expect(compiled({ exchange: 'a', topic: 'b', body: '${said}', setErr: 'e' })).toEqual({
      params: { eventType: 'a.b', data: { body: '${said}' } },
      notices: ['mq.set-err'],
    });
  });
});
