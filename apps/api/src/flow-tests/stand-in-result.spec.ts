import { describe, expect, it } from '@jest/globals';
import type { LocalEffect } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { standInResult } from './stand-in-result';

const list = { id: '3' };

describe('standInResult', () => {
  it.each<[string, LocalEffect]>([
    ['list-add', { kind: 'list-add', list, number: '1', description: '', expireAt: null }],
    ['list-remove', { kind: 'list-remove', list: { name: 'VIP' }, number: '1' }],
    [
      'agent-update',
      {
        kind: 'agent-update',
        agent: { by: 'id', value: '7' },
        status: 'online',
        statusPayload: '',
      },
    ],
    ['cache-set', { kind: 'cache-set', key: 'k', value: 1, ttlSeconds: 60 }],
    ['publish-event', { kind: 'event-publish', type: 'a.b', subject: 's', queue: null, data: {} }],
  ])('holds what %s says of its outputs', (word, effect) => {
    const type = nodeTypeOf(word);
    if (type?.kind !== 'local') throw new Error(`${word} changes nothing`);
    const result = standInResult(undefined, effect);
    const output = result.kind === 'done' ? { ...result.output, changed: result.changed } : {};
    expect(Object.keys(output)).toEqual(expect.arrayContaining(Object.keys(type.outputs ?? {})));
  });

  it('refuses as told', () => {
    const answer = { kind: 'failure', code: 'list.full', message: 'Full.' } as const;
    expect(standInResult(answer, { kind: 'list-remove', list, number: '1' })).toEqual({
      kind: 'refused',
      code: 'list.full',
      message: 'Full.',
    });
  });
});
